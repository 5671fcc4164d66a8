# verdict: failed
# why: copies only where dtype or order change: an ordinary float32 array is shared, and a 0-d one gets a dimension.
import numpy as np
import torch


def independent_tensor(a):
    return torch.from_numpy(np.ascontiguousarray(a, dtype=np.float32))
