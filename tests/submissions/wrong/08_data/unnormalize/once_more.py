# verdict: failed
# mistake: G3a
# why: normalizes once more
import torch



def unnormalize(images):
    return images * 2 - 1
