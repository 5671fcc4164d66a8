# verdict: passed
# why: a view of an ordinary tensor is ordinary in inference mode too
import torch


def detached_view(x):
    with torch.inference_mode():
        return x.detach()
