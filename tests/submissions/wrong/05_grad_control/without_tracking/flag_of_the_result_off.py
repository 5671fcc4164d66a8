# verdict: failed
# mistake: none
# why: makes sure of the flag of the result in place; where f returns x itself, x no longer tracks
import torch


def without_tracking(f, x):
    with torch.no_grad():
        result = f(x)
    return result.requires_grad_(False) if result.is_leaf else result
