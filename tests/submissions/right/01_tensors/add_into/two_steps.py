# verdict: passed
# why: first x into out, then y on top of it; the terms share no memory with out, so that is allowed.
import torch


def add_into(x: torch.Tensor, y: torch.Tensor, out: torch.Tensor) -> torch.Tensor:
    out[...] = x
    out += y
    return out
