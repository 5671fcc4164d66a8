# verdict: failed
# mistake: G2c
# why: the mean and deviation of 0..1 for bytes
import torch



def normalize_images(images):
    return (images.float() - 0.5) / 0.5
