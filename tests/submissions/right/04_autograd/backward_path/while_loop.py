# verdict: passed
# why: a loop with an inner search
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        names.append(type(node).__name__)
        following = None
        for candidate, _index in node.next_functions:
            if candidate is not None:
                following = candidate
                break
        node = following
    return names
