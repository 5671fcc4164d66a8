# verdict: failed
# why: puts the mode back for an Exception, but KeyboardInterrupt is a BaseException
import torch


def without_tracking(f, x):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        result = f(x)
    except Exception:
        torch.set_grad_enabled(before)
        raise
    torch.set_grad_enabled(before)
    return result
