# verdict: failed
# mistake: none
# why: replaces NaN in the shared memory, so t is changed.
import numpy as np


def array_view_of(t):
    array = t.detach().numpy()
    if array.dtype.kind == "f":
        array[np.isnan(array)] = 0
    return array
