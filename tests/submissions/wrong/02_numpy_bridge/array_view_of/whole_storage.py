# verdict: failed
# mistake: none
# why: lays the array over the beginning of the storage: a slice that starts further on shows other numbers.
import torch


def array_view_of(t):
    whole = torch.empty(0, dtype=t.dtype).set_(t.untyped_storage())
    return whole.as_strided(t.size(), t.stride()).numpy()
