# verdict: failed
# mistake: B2b
# why: from_numpy warns about a read-only array and raises for negative strides before clone() is reached.
import torch


def independent_tensor(a):
    return torch.from_numpy(a).clone().to(torch.float32)
