# verdict: failed
# why: makes the device the default of everything that follows
import torch


def pick_device():
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.set_default_device(device)
    return device
