# verdict: failed
# mistake: none
# why: reseeds the global random generator, which no function may.
import torch


def add_four_ways(x, y):
    torch.manual_seed(0)
    return x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), x.clone().add_(y)
