# verdict: failed
# why: DLPack can't export a tensor that requires grad.
import numpy as np


def array_view_of(t):
    return np.from_dlpack(t)
