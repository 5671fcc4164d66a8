# verdict: passed
# why: switches autograd off
import torch


@torch.inference_mode()
def add_on(x, y, device):
    return torch.add(x.to(device), y.to(device)).cpu().to(torch.float64)
