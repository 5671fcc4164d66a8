# verdict: failed
# mistake: none
# why: from 0 to 1
import torch



def normalize_images(images):
    return images.float() / 255
