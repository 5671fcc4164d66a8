# verdict: failed
# mistake: none
# says: default dtype
# why: the result has the default dtype
import torch



def normalize_images(images):
    return images / 127.5 - 1
