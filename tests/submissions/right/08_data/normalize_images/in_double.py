# verdict: passed
# why: calculates in float64 and ends in float32
import torch



def normalize_images(images):
    return torch.lerp(
        torch.full(images.shape, -1.0, dtype=torch.float64, device=images.device),
        torch.full(images.shape, 1.0, dtype=torch.float64, device=images.device),
        images.double() / 255,
    ).float()
