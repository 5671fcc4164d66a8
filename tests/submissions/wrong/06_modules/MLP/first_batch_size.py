# verdict: failed
# says: 3 samples|5 samples|invalid for input
# why: the number of rows of the first batch is kept: a short last batch breaks
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        if len(sizes) < 2:
            raise ValueError("at least two sizes")
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.width, self.rows = sizes[0], None

    def forward(self, x):
        if self.rows is None:
            self.rows = x.shape[0]
        x = x.reshape(self.rows, self.width)
        for layer in self.layers[:-1]:
            x = layer(x).relu()
        return self.layers[-1](x)
