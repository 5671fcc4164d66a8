# verdict: failed
# mistake: none
# why: falls back to a device without memory
import torch


def pick_device():
    return torch.device("cuda" if torch.cuda.is_available() else "meta")
