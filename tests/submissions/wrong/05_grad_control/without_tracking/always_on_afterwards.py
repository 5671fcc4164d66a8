# verdict: failed
# why: switches tracking on at the end, also for a caller who had it off
import torch


def without_tracking(f, x):
    torch.set_grad_enabled(False)
    try:
        return f(x)
    finally:
        torch.set_grad_enabled(True)
