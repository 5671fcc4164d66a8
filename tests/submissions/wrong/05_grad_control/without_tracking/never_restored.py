# verdict: failed
# mistake: D7d
# why: switches tracking off for everybody and leaves it off
import torch


def without_tracking(f, x):
    torch.set_grad_enabled(False)
    return f(x)
