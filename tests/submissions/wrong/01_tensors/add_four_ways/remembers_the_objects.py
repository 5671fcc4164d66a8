# verdict: failed
# mistake: none
# why: lru_cache knows tensors by identity: called again with the same tensors after they were changed in place, it returns the old sums.
from functools import lru_cache

import torch


@lru_cache(maxsize=None)
def add_four_ways(x, y):
    return x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), x.clone().add_(y)
