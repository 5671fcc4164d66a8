# verdict: failed
# why: takes the device on which factories put tensors, which is the CPU unless somebody changed it
import torch


def pick_device():
    return torch.zeros(()).device
