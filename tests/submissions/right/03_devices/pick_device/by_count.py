# verdict: passed
# why: asks how many there are
import torch


def pick_device():
    if torch.cuda.device_count() > 0:
        return torch.device("cuda", 0)
    return torch.device("cpu")
