# verdict: failed
# why: NumPy copies, where it knows the dtype
import torch


def fresh_copy(x, device):
    return torch.as_tensor(x.detach().cpu().numpy().copy(), device=device)
