# verdict: passed
# why: torch.tensor copies, though it warns when it is given a tensor
import torch


def fresh_copy(x, device):
    return torch.tensor(x, device=device)
