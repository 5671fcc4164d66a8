# verdict: failed
# mistake: D7d
# why: no finally: when f raises, tracking stays off
import torch


def without_tracking(f, x):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    result = f(x)
    torch.set_grad_enabled(before)
    return result
