# verdict: failed
# mistake: none
# why: gives up after a thousand nodes
def backward_path(t):
    names = []
    node = t.grad_fn
    for _ in range(1000):
        if node is None:
            break
        names.append(type(node).__name__)
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return names
