# verdict: failed
# mistake: none
# why: reseeds NumPy's global random generator, which no function may.
import numpy as np
import torch


def independent_tensor(a):
    np.random.seed(0)
    return torch.from_numpy(a.astype(np.float32))
