# verdict: failed
# why: one CUDA device is not more than one: the CPU is picked on a machine with a single GPU
import torch


def pick_device():
    return torch.device("cuda:0") if torch.cuda.device_count() > 1 else torch.device("cpu")
