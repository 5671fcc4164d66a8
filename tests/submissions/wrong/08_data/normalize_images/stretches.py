# verdict: failed
# mistake: none
# why: from the smallest to the largest number of the image
import torch



def normalize_images(images):
    x = images.float()
    return (x - x.min()) / (x.max() - x.min()).clamp(min=1) * 2 - 1 if x.numel() else x
