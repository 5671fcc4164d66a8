# verdict: passed
# why: pulls grad back through the net as a function of its parameters
import torch
from torch.func import functional_call


def backward_with(net, x, grad):
    trained = {name: p for name, p in net.named_parameters() if p.requires_grad}
    out = functional_call(net, trained, (x,))
    for p in net.parameters():
        p.grad = None
    found = torch.autograd.grad([out], list(trained.values()), grad_outputs=[grad], allow_unused=True)
    for p, g in zip(trained.values(), found):
        p.grad = torch.zeros_like(p) if g is None else g.clone()
