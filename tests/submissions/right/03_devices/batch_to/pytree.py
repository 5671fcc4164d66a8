# verdict: passed
# why: torch's own trees
import torch
from torch.utils._pytree import tree_map_only


def batch_to(batch, device):
    return tree_map_only(torch.Tensor, lambda tensor: tensor.to(device), batch)
