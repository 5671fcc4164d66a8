# verdict: failed
# mistake: none
# why: shares memory, but a bool tensor becomes an array of uint8.
import torch


def array_view_of(t):
    t = t.detach()
    if t.dtype is torch.bool:
        t = t.view(torch.uint8)
    return t.numpy()
