# verdict: failed
# why: remembers the mode at import instead of the caller's
import torch

MODE = torch.is_grad_enabled()


def without_tracking(f, x):
    torch.set_grad_enabled(False)
    try:
        return f(x)
    finally:
        torch.set_grad_enabled(MODE)
