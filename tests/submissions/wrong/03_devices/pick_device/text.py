# verdict: failed
# mistake: none
# says: a torch\.device is asked
# why: returns the name and no torch.device
import torch


def pick_device():
    return "cuda" if torch.cuda.is_available() else "cpu"
