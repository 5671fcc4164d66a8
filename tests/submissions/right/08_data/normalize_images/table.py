# verdict: passed
# why: a table of 256 numbers
import torch



def normalize_images(images):
    table = torch.linspace(-1, 1, 256, dtype=torch.float32, device=images.device)
    return table[images.long()]
