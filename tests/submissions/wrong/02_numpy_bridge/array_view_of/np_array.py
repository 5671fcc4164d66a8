# verdict: failed
# mistake: B1a
# why: np.array copies what it is given.
import numpy as np


def array_view_of(t):
    return np.array(t.detach())
