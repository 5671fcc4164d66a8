# verdict: passed
# why: typed, keyword arguments, saved next to a count of its own
from collections.abc import Sequence

import torch
from torch import Tensor


class Standardize(torch.nn.Module):
    mean: Tensor
    std: Tensor

    def __init__(self, mean: Sequence[float], std: Sequence[float]) -> None:
        super().__init__()
        c = len(mean)
        self.register_buffer("mean", torch.tensor(mean, dtype=torch.get_default_dtype()).reshape(1, c, 1, 1))
        self.register_buffer("std", torch.tensor(std, dtype=torch.get_default_dtype()).reshape(1, c, 1, 1))
        self.register_buffer("channels", torch.tensor(c))

    def extra_repr(self) -> str:
        return f"channels={int(self.channels)}"

    def forward(self, x: Tensor) -> Tensor:
        return torch.div(torch.sub(x, self.mean), self.std)
