# verdict: failed
# mistake: none
# why: a 0-d array becomes a tensor of one dimension.
import numpy as np
import torch


def tensor_view_of(a):
    return torch.from_numpy(np.atleast_1d(a))
