# verdict: failed
# mistake: C5b
# why: as_tensor copies only where it must
import torch


def fresh_copy(x, device):
    return torch.as_tensor(x.detach(), device=device)
