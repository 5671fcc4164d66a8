# verdict: failed
# mistake: none
# why: a list at module level keeps the names of the call before
names = []


def backward_path(t):
    node = t.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return names
