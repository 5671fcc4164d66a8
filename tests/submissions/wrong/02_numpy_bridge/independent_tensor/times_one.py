# verdict: failed
# mistake: none
# why: arithmetic makes a NumPy scalar of a 0-d array, which from_numpy refuses; right from one dimension on.
import numpy as np
import torch


def independent_tensor(a):
    return torch.from_numpy((a * np.float64(1)).astype(np.float32))
