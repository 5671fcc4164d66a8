# verdict: failed
# mistake: none
# why: torch.tensor of an empty list has shape (0,), so a zero-size x of another shape loses its shape.
import torch


def add_four_ways(x, y):
    total = x + y
    fourth = torch.tensor(total.tolist(), dtype=x.dtype, device=x.device)
    return total, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), fourth
