# verdict: failed
# mistake: none
# why: a return in finally swallows the error of f
import torch


def without_tracking(f, x):
    before = torch.is_grad_enabled()
    result = None
    torch.set_grad_enabled(False)
    try:
        result = f(x)
    finally:
        torch.set_grad_enabled(before)
        return result  # noqa: B012
