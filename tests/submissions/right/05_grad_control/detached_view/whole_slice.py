# verdict: passed
# why: indexing with an ellipsis under no_grad gives a view of the detached tensor, whatever the number of dimensions
import torch


@torch.no_grad()
def detached_view(x):
    return x.detach()[...]
