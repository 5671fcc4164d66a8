# verdict: failed
# mistake: G3a
# why: undoes one step
import torch



def unnormalize(images):
    return images + 0.5
