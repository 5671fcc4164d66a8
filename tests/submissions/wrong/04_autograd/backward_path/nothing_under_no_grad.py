# verdict: failed
# mistake: none
# why: takes the mode of the caller for that of the graph
import torch


def backward_path(t):
    names = []
    node = t.grad_fn if torch.is_grad_enabled() else None
    while node is not None:
        names.append(type(node).__name__)
        node = next((n for n, _ in node.next_functions if n is not None), None)
    return names
