# verdict: failed
# why: nn.Parameter makes a new tensor; x itself does not track
from torch import nn


def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    return nn.Parameter(x)
