# verdict: failed
# mistake: G3a
# why: subtracts where it must add
import torch



def unnormalize(images):
    return images / 2 - 0.5
