# verdict: failed
# why: the out buffer is kept between calls: a second call of the same shape overwrites the first result, so it is not fresh
import torch


_buffers = {}


def add_four_ways(x, y):
    key = (x.shape, x.dtype, x.device)
    if key not in _buffers:
        _buffers[key] = torch.empty_like(x)
    c = torch.add(x, y, out=_buffers[key])
    return x + y, torch.add(x, y), c, x.clone().add_(y)
