# verdict: failed
# mistake: B2c
# why: np.asarray calls numpy(), which raises for a tensor that requires grad.
import numpy as np


def array_view_of(t):
    return np.asarray(t)
