# verdict: failed
# mistake: none
# why: bytes
import torch



def unnormalize(images):
    return ((images / 2 + 0.5) * 255).to(torch.uint8)
