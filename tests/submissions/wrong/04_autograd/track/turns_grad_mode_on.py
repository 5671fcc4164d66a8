# verdict: failed
# mistake: none
# why: switches the global grad mode on and leaves it on, seen under an outer no_grad
import torch


def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    torch.set_grad_enabled(True)
    return x.requires_grad_()
