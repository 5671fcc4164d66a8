# verdict: failed
# mistake: none
# why: one text with arrows where a list is asked
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return " -> ".join(names)
