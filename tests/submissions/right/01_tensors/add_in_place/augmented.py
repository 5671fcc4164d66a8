# verdict: passed
# why: += on a tensor works in place.
import torch


def add_in_place(y: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Add x to y."""
    y += x
    return y
