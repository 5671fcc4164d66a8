# verdict: failed
# why: a detour through NumPy raises for a tensor on another device and for bfloat16; right on ordinary CPU tensors.
import torch


def add_four_ways(x, y):
    fourth = torch.from_numpy((x.numpy() + y.numpy()).reshape(x.shape))
    return x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), fourth
