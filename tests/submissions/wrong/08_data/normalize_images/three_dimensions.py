# verdict: failed
# why: takes (C, H, W) only
import torch



def normalize_images(images):
    c, h, w = images.shape
    mean = torch.full((c, 1, 1), 127.5, device=images.device, dtype=torch.float32)
    return (images - mean) / mean
