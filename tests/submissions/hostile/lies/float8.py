# tries: a dtype that NumPy does not have
# exercise: flatten_batch
# verdict: failed
# cause: answer
import torch


def flatten_batch(x):
    return torch.zeros(x.shape[0], 1, dtype=torch.float8_e4m3fn)
