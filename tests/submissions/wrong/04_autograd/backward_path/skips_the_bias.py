# verdict: failed
# mistake: D10a
# why: passes over leaves to reach the layer before, where the first entry of a linear layer is its bias and the path ends
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        parents = [n for n, _ in node.next_functions if n is not None]
        inner = [n for n in parents if type(n).__name__ != "AccumulateGrad"]
        node = inner[0] if inner else (parents[0] if parents else None)
    return names
