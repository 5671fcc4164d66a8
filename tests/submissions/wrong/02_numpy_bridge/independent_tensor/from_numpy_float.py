# verdict: failed
# why: shares float32 arrays, warns about read-only ones and raises for negative strides; right for other dtypes.
import torch


def independent_tensor(a):
    return torch.from_numpy(a).float()
