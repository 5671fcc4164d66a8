# verdict: passed
# why: tries, and falls back
import torch


def pick_device():
    try:
        return torch.empty(1, device="cuda:0").device
    except (AssertionError, RuntimeError):
        return torch.device("cpu")
