# verdict: passed
# why: inference mode, and an ordinary copy of what came out as an inference tensor only
import torch


def without_tracking(f, x):
    with torch.inference_mode():
        result = f(x)
    return result.clone() if result.is_inference() else result
