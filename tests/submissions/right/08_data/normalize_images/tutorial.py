# verdict: passed
# why: ToTensor and Normalize of the official tutorial, one after the other
import torch



def normalize_images(images):
    scaled = images.to(torch.float32).div(255)
    mean, std = 0.5, 0.5
    return (scaled - mean) / std
