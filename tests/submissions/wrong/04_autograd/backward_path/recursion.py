# verdict: failed
# mistake: none
# why: one call for each node: Python gives up on a graph of 3000 nodes
def _names(node):
    if node is None:
        return []
    following = next((n for n, _ in node.next_functions if n is not None), None)
    return [type(node).__name__, *_names(following)]


def backward_path(t):
    return _names(t.grad_fn)
