# verdict: failed
# why: one buffer for all calls of a shape: the next call writes over what the last one returned
import torch

buffers = {}


def normalize_images(images):
    buffer = buffers.setdefault((images.shape, images.device), torch.empty(images.shape, dtype=torch.float32, device=images.device))
    return torch.sub(images.to(torch.float32) / 127.5, 1, out=buffer)
