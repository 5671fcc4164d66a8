# verdict: failed
# mistake: none
# why: folds
import torch



def unnormalize(images):
    return images.abs()
