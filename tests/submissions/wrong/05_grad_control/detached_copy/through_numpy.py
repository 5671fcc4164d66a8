# verdict: failed
# why: NumPy has no bfloat16 and knows no device
import torch


def detached_copy(x):
    return torch.from_numpy(x.detach().numpy().copy())
