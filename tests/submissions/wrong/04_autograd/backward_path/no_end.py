# verdict: failed
# why: asks AccumulateGrad for a first entry that it has not
def backward_path(t):
    names = []
    node = t.grad_fn
    while node:
        names.append(type(node).__name__)
        node = node.next_functions[0][0]
    return names
