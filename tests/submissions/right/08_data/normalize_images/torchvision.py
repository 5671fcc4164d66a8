# verdict: passed
# why: the functions of torchvision
import torch
from torchvision.transforms.v2.functional import to_dtype


def normalize_images(images):
    return to_dtype(images, torch.float32, scale=True).sub_(0.5).div_(0.5)
