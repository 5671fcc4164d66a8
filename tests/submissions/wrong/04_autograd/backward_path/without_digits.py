# verdict: failed
# mistake: none
# why: cuts the 0 from the end of the names
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        names.append(type(node).__name__.rstrip("0"))
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return names
