# verdict: failed
# mistake: none
# why: 0 becomes 1
import torch



def normalize_images(images):
    return 1 - images.float() / 127.5
