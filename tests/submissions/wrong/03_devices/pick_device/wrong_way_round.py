# verdict: failed
# mistake: none
# why: the two branches are exchanged
import torch


def pick_device():
    return torch.device("cpu" if torch.cuda.is_available() else "cuda")
