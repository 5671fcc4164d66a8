# verdict: failed
# mistake: none
# why: the list is right, but backward was called to get it: the graph is used up and the leaves have a .grad
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        node = next((n for n, _ in node.next_functions if n is not None), None)
    if names:
        t.sum().backward()
    return names
