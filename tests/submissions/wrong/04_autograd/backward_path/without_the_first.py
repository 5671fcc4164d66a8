# verdict: failed
# why: starts behind t.grad_fn
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        node = next((n for n, _ in node.next_functions if n is not None), None)
        if node is not None:
            names.append(type(node).__name__)
    return names
