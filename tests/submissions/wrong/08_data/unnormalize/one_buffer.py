# verdict: failed
# why: one buffer for all calls of a shape: the next call writes over what the last one returned
import torch

buffers = {}


def unnormalize(images):
    key = images.shape, images.dtype, images.device
    return buffers.setdefault(key, torch.empty_like(images)).copy_(images / 2 + 0.5)
