# verdict: failed
# mistake: none
# why: leaves AccumulateGrad, the end of the path, out
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None and type(node).__name__ != "AccumulateGrad":
        names.append(type(node).__name__)
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return names
