# verdict: failed
# why: the clone is made inside the block and so is an inference tensor as well
import torch


def without_tracking(f, x):
    with torch.inference_mode():
        return f(x).clone()
