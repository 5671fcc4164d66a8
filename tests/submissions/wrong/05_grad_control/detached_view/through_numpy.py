# verdict: failed
# why: an array in between has no version counter, no bfloat16 and no other device
import torch


def detached_view(x):
    return torch.from_numpy(x.detach().numpy())
