# verdict: failed
# mistake: none
# why: float64
import torch



def normalize_images(images):
    return images.double() / 127.5 - 1
