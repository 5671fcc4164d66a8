# verdict: failed
# mistake: none
# why: brings the images to the CPU
import torch



def normalize_images(images):
    return images.cpu().float() / 127.5 - 1
