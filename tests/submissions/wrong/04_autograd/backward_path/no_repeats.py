# verdict: failed
# mistake: none
# why: lists each name once, though a path may hold two nodes of one type
def backward_path(t):
    names = {}
    node = t.grad_fn
    while node is not None:
        names[type(node).__name__] = True
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return list(names)
