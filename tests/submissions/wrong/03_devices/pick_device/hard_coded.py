# verdict: failed
# mistake: C7c
# says: CUDA is not available
# why: says cuda wherever it runs
import torch


def pick_device():
    return torch.device("cuda")
