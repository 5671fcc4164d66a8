# verdict: failed
# mistake: D7f
# why: the result is an inference tensor, which a later tracked computation must not save
import torch


def without_tracking(f, x):
    with torch.inference_mode():
        return f(x)
