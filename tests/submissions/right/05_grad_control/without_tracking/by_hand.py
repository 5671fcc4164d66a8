# verdict: passed
# why: the mode is put back in a finally
import torch


def without_tracking(f, x):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        result = f(x)
    finally:
        torch.set_grad_enabled(before)
    return result
