# verdict: failed
# mistake: A6b
# why: stacks slices of x into a new tensor; the values are right, the memory is new.
import torch


def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("not divisible")
    try:
        rows = x.view(-1, k)
    except RuntimeError:
        raise ValueError("no such view") from None
    return torch.cat([row.unsqueeze(0) for row in rows]) if len(rows) else rows
