# verdict: failed
# mistake: none
# why: another shape
import torch



def normalize_images(images):
    return (images.float() / 127.5 - 1).unsqueeze(0)
