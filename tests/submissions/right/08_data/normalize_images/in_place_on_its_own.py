# verdict: passed
# why: one float tensor, changed in place
import torch



def normalize_images(images):
    out = torch.empty(images.shape, dtype=torch.float32, device=images.device)
    out.copy_(images)
    out *= 2
    out -= 255
    out /= 255
    return out
