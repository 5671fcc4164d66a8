# verdict: failed
# mistake: G3a
# why: undoes the first step first
import torch



def unnormalize(images):
    return (images + 0.5) * 0.5
