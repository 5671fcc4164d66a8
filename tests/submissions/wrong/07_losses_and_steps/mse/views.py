# verdict: failed
# why: view(-1) refuses what is not contiguous
import torch



def mse(prediction, target):
    a, b = prediction.shape, target.shape
    if a != b and not (len(a) == 1 and b == (*a, 1)) and not (len(b) == 1 and a == (*b, 1)):
        raise ValueError("shapes")
    return (prediction.view(-1) - target.view(-1)).pow(2).mean()
