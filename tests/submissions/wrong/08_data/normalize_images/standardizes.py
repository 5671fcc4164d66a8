# verdict: failed
# why: mean 0 and deviation 1
import torch



def normalize_images(images):
    x = images.float()
    return (x - x.mean()) / x.std()
