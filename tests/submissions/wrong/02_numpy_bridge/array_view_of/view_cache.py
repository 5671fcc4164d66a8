# verdict: failed
# why: the array is remembered on the tensor: after t.t_(), t.set_() or t.data = it is the old view
import torch


def array_view_of(t):
    if not hasattr(t, "_array"):
        t._array = t.detach().numpy()
    return t._array
