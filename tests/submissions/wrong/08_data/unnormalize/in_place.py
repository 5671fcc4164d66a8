# verdict: failed
# mistake: none
# why: changes the images of the caller
import torch



def unnormalize(images):
    return images.mul_(0.5).add_(0.5)
