# verdict: failed
# mistake: none
# why: changes the bytes of the caller
import torch



def normalize_images(images):
    out = images.float() / 127.5 - 1
    images.zero_()
    return out
