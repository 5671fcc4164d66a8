# verdict: passed
# why: a way from 1/2 to 1, and no further
import torch



def unnormalize(images):
    half = torch.full_like(images, 0.5)
    return half.addcmul(half, images).clamp(0, 1)
