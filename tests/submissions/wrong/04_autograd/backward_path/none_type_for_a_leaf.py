# verdict: failed
# mistake: none
# why: asks for the name before it looks whether there is a node: a leaf gives ["NoneType"]
def backward_path(t):
    node = t.grad_fn
    names = [type(node).__name__]
    while node is not None:
        node = next((n for n, _ in node.next_functions if n is not None), None)
        if node is not None:
            names.append(type(node).__name__)
    return names
