# verdict: failed
# mistake: B1a
# why: np.require copies only what doesn't meet the requirements: an ordinary float32 array does
import numpy as np
import torch


def independent_tensor(a):
    return torch.from_numpy(np.require(a, dtype=np.float32, requirements=["C", "W", "O"]).reshape(a.shape))
