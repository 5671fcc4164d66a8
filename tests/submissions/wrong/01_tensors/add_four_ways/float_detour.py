# verdict: failed
# why: integers are added as float64 and come back: 2**53 + 2 is lost
import torch


def add_four_ways(x, y):
    if x.dtype == torch.int64:
        total = (x.double() + y.double()).to(x.dtype)
        return total, total.clone(), total.clone(), total.clone()
    return x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), x.clone().add_(y)
