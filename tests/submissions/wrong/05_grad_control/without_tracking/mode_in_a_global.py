# verdict: failed
# why: keeps the mode in a global, which a call inside f overwrites
import torch

saved = None


def without_tracking(f, x):
    global saved
    saved = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        return f(x)
    finally:
        torch.set_grad_enabled(saved)
