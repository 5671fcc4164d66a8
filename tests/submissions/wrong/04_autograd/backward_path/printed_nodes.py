# verdict: failed
# why: str(node) holds the address too
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        names.append(str(node))
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return names
