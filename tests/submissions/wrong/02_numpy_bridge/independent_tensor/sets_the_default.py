# verdict: failed
# mistake: none
# why: sets the default dtype to float32 and leaves it; seen where the caller's default is another one.
import numpy as np
import torch


def independent_tensor(a):
    torch.set_default_dtype(torch.float32)
    return torch.from_numpy(a.astype(np.float32))
