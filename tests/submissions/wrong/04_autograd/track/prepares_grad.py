# verdict: failed
# mistake: none
# why: fills .grad with zeros beforehand; only the flag may change
import torch


def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    x.requires_grad_()
    if x.grad is None:
        x.grad = torch.zeros_like(x)
    return x
