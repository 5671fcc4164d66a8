# verdict: failed
# why: Python adds
import torch


def add_on(x, y, device):
    total = [a + b for a, b in zip(x.flatten().tolist(), y.flatten().tolist())]
    return torch.tensor(total, dtype=torch.float64, device=device).reshape(x.shape).cpu()
