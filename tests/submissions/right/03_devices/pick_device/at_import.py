# verdict: passed
# why: decides when it is imported: availability does not change while a program runs
import torch

DEVICE = torch.device("cuda") if torch.cuda.is_available() else torch.device("cpu")


def pick_device():
    return DEVICE
