# verdict: passed
# why: the idiom
import torch


def without_tracking(f, x):
    with torch.no_grad():
        return f(x)
