# verdict: passed
# why: lets reshape decide and refuses its result where that turned out to be a copy.
import torch


def as_rows(x: torch.Tensor, k: int) -> torch.Tensor:
    count, rest = divmod(x.numel(), k)
    if rest != 0:
        raise ValueError("not divisible")
    rows = x.reshape(count, k)
    if rows.untyped_storage().data_ptr() != x.untyped_storage().data_ptr():
        raise ValueError("reshape had to copy")
    return rows
