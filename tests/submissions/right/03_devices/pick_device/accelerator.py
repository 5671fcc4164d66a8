# verdict: passed
# why: asks for the accelerator, where there is one that can be used
import torch


def pick_device():
    found = torch.accelerator.current_accelerator(check_available=True)
    return found if found is not None and found.type == "cuda" else torch.device("cpu")
