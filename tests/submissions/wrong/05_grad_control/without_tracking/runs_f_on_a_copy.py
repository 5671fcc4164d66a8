# verdict: failed
# mistake: none
# why: f gets a copy of x, so what f does to x is lost
import torch


def without_tracking(f, x):
    with torch.no_grad():
        return f(x.clone())
