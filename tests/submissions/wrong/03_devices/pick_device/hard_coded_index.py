# verdict: failed
# mistake: C7c
# why: says cuda:0 wherever it runs
import torch


def pick_device():
    return torch.device("cuda:0")
