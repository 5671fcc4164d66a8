# verdict: failed
# mistake: none
# why: emits a warning of its own where none was asked.
import warnings

import numpy as np
import torch


def independent_tensor(a):
    if not a.flags.writeable:
        warnings.warn("the array is read-only, so it is copied", stacklevel=2)
    return torch.from_numpy(a.astype(np.float32))
