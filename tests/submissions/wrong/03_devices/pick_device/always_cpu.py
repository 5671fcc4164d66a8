# verdict: failed
# mistake: none
# why: never finds the GPU
import torch


def pick_device():
    return torch.device("cpu")
