# verdict: failed
# mistake: none
# why: 255 does not become 1
import torch



def normalize_images(images):
    return images.float() / 128 - 1
