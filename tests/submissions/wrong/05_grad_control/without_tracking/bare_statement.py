# verdict: failed
# mistake: D7a
# why: torch.no_grad() as a statement makes a context that nobody enters
import torch


def without_tracking(f, x):
    torch.no_grad()
    return f(x)
