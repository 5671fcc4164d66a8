# verdict: passed
# why: the deviation and the mean of Normalize
import torch



def unnormalize(images):
    mean, std = torch.tensor(0.5, device=images.device), torch.tensor(0.5, device=images.device)
    return torch.add(mean, images * std).to(images.dtype)
