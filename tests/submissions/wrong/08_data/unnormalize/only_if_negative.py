# verdict: failed
# why: leaves images without a negative number as they are
import torch



def unnormalize(images):
    return images / 2 + 0.5 if images.numel() == 0 or images.min() < 0 else images.clone()
