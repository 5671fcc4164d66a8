# verdict: failed
# why: view refuses what is not contiguous
import torch



def normalize_images(images):
    return (images.view(-1).float() / 127.5 - 1).view(images.shape)
