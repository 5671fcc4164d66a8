# verdict: passed
# why: starts from torch.autograd.graph.get_gradient_edge
from torch.autograd.graph import get_gradient_edge


def backward_path(t):
    node = None if t.grad_fn is None else get_gradient_edge(t).node
    names = []
    while node is not None:
        names.append(str(type(node).__name__))
        node = next(iter([parent for parent, _ in node.next_functions if parent]), None)
    return names
