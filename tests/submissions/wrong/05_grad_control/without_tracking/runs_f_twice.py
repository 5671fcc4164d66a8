# verdict: failed
# mistake: none
# why: calls f once for nothing: an f that counts or draws shows it
import torch


def without_tracking(f, x):
    with torch.no_grad():
        f(x)
        return f(x)
