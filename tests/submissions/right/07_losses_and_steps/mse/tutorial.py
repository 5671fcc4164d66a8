# verdict: passed
# why: the official tutorial: nn.MSELoss on a target made the same shape as the output
import torch
from torch import nn



def mse(output, target):
    if output.shape != target.shape:
        shapes = sorted([tuple(output.shape), tuple(target.shape)], key=len)
        if not (len(shapes[0]) == 1 and shapes[1] == (shapes[0][0], 1)):
            raise ValueError("shapes do not match")
        target = target.view_as(output) if target.is_contiguous() else target.reshape(output.shape)
    criterion = nn.MSELoss()

    loss = criterion(output, target)
    return loss
