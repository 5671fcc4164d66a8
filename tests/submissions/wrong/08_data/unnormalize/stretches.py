# verdict: failed
# mistake: none
# why: from the smallest to the largest number
import torch



def unnormalize(images):
    if images.numel() == 0:
        return images.clone()
    low, high = images.min(), images.max()
    return (images - low) / (high - low).clamp(min=1e-6)
