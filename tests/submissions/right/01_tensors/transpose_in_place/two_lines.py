# verdict: passed
# why: transpose_ names the two dimensions.
import torch


def transpose_in_place(x: torch.Tensor) -> torch.Tensor:
    x.transpose_(0, 1)
    return x
