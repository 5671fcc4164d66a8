# verdict: failed
# why: skips matrices that are symmetric at the moment: x isn't transposed (strides stay), which shows once the memory it views changes
import torch


def transpose_in_place(x):
    if x.shape[0] == x.shape[1] and torch.equal(x, x.t()):
        return x
    return x.t_()
