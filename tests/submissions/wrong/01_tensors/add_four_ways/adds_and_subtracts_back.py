# verdict: failed
# why: works on x itself and subtracts y again, which does not bring x back where the sum was rounded (1e8 + 0.125) or y is x.
import torch


def add_four_ways(x, y):
    first = x + y
    second = torch.add(x, y)
    third = torch.add(x, y, out=torch.empty_like(x))
    x.add_(y)
    fourth = x.clone()
    x.sub_(y)
    return first, second, third, fourth
