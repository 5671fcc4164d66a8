# verdict: passed
# why: inference mode for the call, then an ordinary copy of its result that may be saved for a backward
import torch


def without_tracking(f, x):
    with torch.inference_mode():
        y = f(x)
    with torch.no_grad():
        return y.clone()
