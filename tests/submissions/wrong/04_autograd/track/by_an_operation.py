# verdict: failed
# why: returns the result of a tracked operation, no leaf and not x itself
import torch


def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    x = torch.tensor(x.tolist(), dtype=x.dtype, requires_grad=True) + 0
    return x
