# verdict: failed
# mistake: B1c
# why: goes through Python numbers into a new tensor; dtype and shape are brought back, the memory is not.
import torch


def tensor_view_of(a):
    return torch.tensor(a.tolist(), dtype=torch.from_numpy(a).dtype).reshape(a.shape)
