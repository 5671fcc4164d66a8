# verdict: failed
# why: lists the integer dtypes by hand and leaves bool and uint8 out, for which torch's RuntimeError comes through
import torch


def track(x):
    if x.dtype in (torch.int8, torch.int16, torch.int32, torch.int64):
        raise TypeError("integers cannot require grad")
    return x.requires_grad_()
