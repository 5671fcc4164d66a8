# verdict: failed
# why: view refuses what is not contiguous
import torch



def unnormalize(images):
    return (images.view(-1) / 2 + 0.5).view(images.shape)
