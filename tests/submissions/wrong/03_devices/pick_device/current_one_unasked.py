# verdict: failed
# mistake: C7c
# why: asks CUDA for its current device without asking whether there is one
import torch


def pick_device():
    return torch.device("cuda", torch.cuda.current_device())
