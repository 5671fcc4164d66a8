# verdict: failed
# mistake: none
# why: numbers from 0 to 255
import torch



def unnormalize(images):
    return (images / 2 + 0.5) * 255
