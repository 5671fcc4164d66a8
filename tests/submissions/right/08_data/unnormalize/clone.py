# verdict: passed
# why: a copy, changed in place
import torch



def unnormalize(images):
    out = images.detach().clone(memory_format=torch.contiguous_format)
    out += 1
    out /= 2
    return out
