# verdict: failed
# mistake: none
# why: reads the numbers in the order of memory, so Fortran order and transposes are mixed up; right on C order.
import numpy as np
import torch


def independent_tensor(a):
    return torch.from_numpy(a.flatten(order="K").astype(np.float32)).reshape(a.shape)
