# verdict: failed
# mistake: none
# why: whole numbers
import torch



def normalize_images(images):
    return (images.float() / 127.5 - 1).round()
