# verdict: passed
# why: adds 1 and halves
import torch



def unnormalize(images):
    return (images + 1).mul_(0.5)
