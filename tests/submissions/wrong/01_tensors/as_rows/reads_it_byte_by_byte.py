# verdict: failed
# mistake: none
# why: shares memory, but as bytes: the dtype is uint8 and the rows are longer.
import torch


def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        return x.view(-1, k).view(torch.uint8)
    except RuntimeError:
        raise ValueError("no such view") from None
