# verdict: failed
# why: switches tracking off for everything that comes after
import torch


def detached_view(x):
    torch.set_grad_enabled(False)
    return x.detach()
