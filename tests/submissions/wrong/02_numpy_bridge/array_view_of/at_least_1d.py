# verdict: failed
# mistake: none
# why: a 0-d tensor becomes an array of one dimension.
import numpy as np


def array_view_of(t):
    return np.atleast_1d(t.detach().numpy())
