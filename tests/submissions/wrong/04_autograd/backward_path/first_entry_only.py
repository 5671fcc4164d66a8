# verdict: failed
# why: stops where the first entry is None, though a later one is not: the graph of 2-tensor products with a constant in front
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        node = node.next_functions[0][0] if node.next_functions else None
    return names
