# verdict: passed
# why: the function that adds lists
import torch


def add_on(x, y, device):
    (total,) = torch._foreach_add([x.to(device)], [y.to(device)])
    return torch.as_tensor(total, dtype=torch.float64, device="cpu")
