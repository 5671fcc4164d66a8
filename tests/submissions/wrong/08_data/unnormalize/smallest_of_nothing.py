# verdict: failed
# mistake: none
# why: asks for the smallest number, which zero-size images do not have
import torch



def unnormalize(images):
    if images.min() < 0:
        return images / 2 + 0.5
    return images / 2 + 0.5
