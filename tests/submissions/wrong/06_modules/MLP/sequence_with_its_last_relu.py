# verdict: failed
# mistake: F3d
# why: forgets to take off the last ReLU of the sequence
from torch import nn


class MLP(nn.Sequential):
    def __init__(self, sizes):
        if len(sizes) < 2:
            raise ValueError
        super().__init__(*(part for n, m in zip(sizes, sizes[1:]) for part in (nn.Linear(n, m), nn.ReLU())))
