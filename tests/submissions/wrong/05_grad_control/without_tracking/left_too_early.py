# verdict: failed
# why: f is called after the with block
import torch


def without_tracking(f, x):
    with torch.no_grad():
        call = lambda: f(x)  # noqa: E731
    return call()
