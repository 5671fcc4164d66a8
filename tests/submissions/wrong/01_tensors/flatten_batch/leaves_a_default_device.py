# verdict: failed
# why: sets the default device to x's and leaves it set; seen on every device but the CPU.
import torch


def flatten_batch(x):
    torch.set_default_device(x.device)
    result = torch.empty(x.shape[0], x.shape[1:].numel(), dtype=x.dtype)
    return result.copy_(x.reshape(result.shape))
