# verdict: passed
# why: the class itself is a Sequential
import itertools

from torch import nn


class MLP(nn.Sequential):
    def __init__(self, sizes):
        super().__init__()
        if not sizes or len(sizes) == 1:
            raise ValueError
        for i, (n, m) in enumerate(itertools.pairwise(sizes)):
            if i:
                self.append(nn.ReLU(inplace=True))
            self.append(nn.Linear(n, m))
