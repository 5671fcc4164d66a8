# verdict: failed
# mistake: G2c
# why: floats from 0 to 255
import torch



def normalize_images(images):
    return images.float()
