# verdict: failed
# why: too coarse
import torch



def normalize_images(images):
    return images.half() / 127.5 - 1
