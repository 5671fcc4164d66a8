# verdict: failed
# mistake: none
# why: returns the nodes themselves
def backward_path(t):
    nodes = []
    node = t.grad_fn
    while node is not None:
        nodes.append(node)
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return nodes
