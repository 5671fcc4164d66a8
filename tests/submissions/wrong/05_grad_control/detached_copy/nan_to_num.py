# verdict: failed
# why: nan and inf are replaced
import torch


def detached_copy(x):
    return x.detach().nan_to_num()
