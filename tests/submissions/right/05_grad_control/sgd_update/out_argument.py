# verdict: passed
# why: torch.sub with out=, the mode kept by hand
import torch


def _step(p, lr):
    torch.sub(p, p.grad, alpha=lr, out=p)


def sgd_update(params, lr):
    mode = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        [_step(p, lr) for p in params if p.grad is not None]
    finally:
        torch.set_grad_enabled(mode)
