# verdict: failed
# mistake: none
# why: node.name() is another text than the name of the type: "torch::autograd::AccumulateGrad"
def backward_path(t):
    names = []
    node = t.grad_fn
    while node is not None:
        names.append(node.name())
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return names
