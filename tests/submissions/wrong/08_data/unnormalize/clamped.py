# verdict: failed
# mistake: none
# why: cuts off what is below 0
import torch



def unnormalize(images):
    return images.clamp(0, 1)
