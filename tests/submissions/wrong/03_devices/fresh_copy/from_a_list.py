# verdict: failed
# why: a list forgets the dtype
import torch


def fresh_copy(x, device):
    return torch.tensor(x.tolist(), device=device)
