# verdict: failed
# mistake: D7d
# why: enters and leaves the context by hand, so it is not left when f raises
import torch


def without_tracking(f, x):
    context = torch.no_grad()
    context.__enter__()
    result = f(x)
    context.__exit__(None, None, None)
    return result
