# verdict: passed
# why: makes the tensor first and lets NumPy write the numbers into it.
import torch


def independent_tensor(a):
    tensor = torch.empty(a.shape, dtype=torch.float32)
    tensor.numpy()[...] = a
    return tensor
