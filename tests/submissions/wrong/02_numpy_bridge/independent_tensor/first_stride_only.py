# verdict: failed
# mistake: B2b
# why: looks at the first stride only: a[:, ::-1] raises
import torch


def independent_tensor(a):
    if a.ndim and a.strides[0] < 0 or not a.flags.writeable:
        a = a.copy()
    return torch.from_numpy(a).to(torch.float32, copy=True)
