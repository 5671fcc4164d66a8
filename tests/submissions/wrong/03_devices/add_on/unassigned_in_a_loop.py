# verdict: failed
# mistake: C5a
# why: the loop's name is moved, not x and y
import torch


def add_on(x, y, device):
    for operand in (x, y):
        operand = operand.to(device)
    return (x + y).to("cpu", torch.float64)
