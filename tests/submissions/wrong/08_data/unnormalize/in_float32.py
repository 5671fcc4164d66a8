# verdict: failed
# mistake: none
# why: float32 whatever comes
import torch



def unnormalize(images):
    return images.float() / 2 + 0.5
