# verdict: failed
# mistake: none
# why: takes the last GPU, which is the first on a machine with one
import torch


def pick_device():
    count = torch.cuda.device_count()
    return torch.device(f"cuda:{count - 1}" if count else "cpu")
