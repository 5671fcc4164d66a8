# verdict: failed
# why: the result is made on the CPU whatever device x is on; wrong on every other device only.
import torch


def flatten_batch(x):
    result = torch.empty(x.shape[0], x.shape[1:].numel(), dtype=x.dtype, device="cpu")
    return result.copy_(x.reshape(result.shape))
