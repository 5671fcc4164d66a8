# verdict: failed
# mistake: none
# why: follows the last entry that is not None instead of the first
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        present = [n for n, _ in node.next_functions if n is not None]
        node = present[-1] if present else None
    return names
