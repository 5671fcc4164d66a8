# verdict: failed
# mistake: F2a
# why: broadcasts without a warning
import torch



def mse(prediction, target):
    return ((prediction - target) ** 2).mean()
