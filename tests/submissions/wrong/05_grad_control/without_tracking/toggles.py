# verdict: failed
# why: takes the opposite of the caller's mode, so under no_grad f is tracked
import torch


def without_tracking(f, x):
    with torch.set_grad_enabled(not torch.is_grad_enabled()):
        return f(x)
