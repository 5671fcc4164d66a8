# verdict: passed
# why: a generator that walks, next() with a default that ends it
def _walk(node):
    while node:
        yield node
        node = next((n for n, _ in node.next_functions if n is not None), None)


def backward_path(t):
    return [type(node).__name__ for node in _walk(t.grad_fn)]
