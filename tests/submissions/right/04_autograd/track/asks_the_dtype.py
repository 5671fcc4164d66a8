# verdict: passed
# why: looks at the dtype first, then the in-place method
import torch


def track(x: torch.Tensor) -> torch.Tensor:
    if not (x.dtype.is_floating_point or x.dtype.is_complex):
        raise TypeError(f"a tensor of {x.dtype} cannot require a gradient")
    return x.requires_grad_()
