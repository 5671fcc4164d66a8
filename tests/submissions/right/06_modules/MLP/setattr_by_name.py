# verdict: passed
# why: a layer for each name, found again by getattr
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        nn.Module.__init__(self)
        self.depth = len(sizes) - 1
        if self.depth < 1:
            raise ValueError("too few sizes")
        for i in range(self.depth):
            setattr(self, f"fc{i}", nn.Linear(sizes[i], sizes[i + 1]))

    def forward(self, x):
        for i in range(self.depth):
            x = getattr(self, f"fc{i}")(x)
            if i + 1 < self.depth:
                x = x.clamp(min=0)
        return x
