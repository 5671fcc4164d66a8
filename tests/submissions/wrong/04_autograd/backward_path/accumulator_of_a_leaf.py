# verdict: failed
# mistake: none
# why: goes on to the AccumulateGrad of a leaf that tracks, where the contract wants an empty list
import torch


def backward_path(t):
    if not t.requires_grad:
        return []
    with torch.enable_grad():
        node = t.view_as(t).grad_fn.next_functions[0][0]
    names = []
    while node is not None:
        names.append(type(node).__name__)
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return names
