# verdict: passed
# why: a view first, cut off afterwards, and left without a flag
import torch


def detached_view(x: torch.Tensor) -> torch.Tensor:
    view = x.view_as(x)
    result = torch.Tensor.detach(view)
    assert not result.requires_grad
    return result
