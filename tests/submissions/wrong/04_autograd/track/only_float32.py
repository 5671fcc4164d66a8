# verdict: failed
# mistake: none
# why: refuses float64 and the half types, which can require grad
import torch


def track(x):
    if x.dtype != torch.float32:
        raise TypeError("want float32")
    return x.requires_grad_()
