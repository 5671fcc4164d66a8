# verdict: failed
# mistake: none
# why: bytes overflow
import torch



def normalize_images(images):
    return (images * 2 - 255).float() / 255
