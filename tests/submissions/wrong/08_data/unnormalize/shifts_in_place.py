# verdict: failed
# why: changes the images of the caller by an operator
import torch



def unnormalize(images):
    images += 1
    return images / 2
