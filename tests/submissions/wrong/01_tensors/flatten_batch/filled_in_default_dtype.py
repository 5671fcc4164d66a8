# verdict: failed
# mistake: none
# why: torch.empty without dtype is float32 whatever x is; right for float32 only.
import torch


def flatten_batch(x):
    result = torch.empty(x.shape[0], x.shape[1:].numel(), device=x.device)
    for row, sample in zip(result, x):
        row.copy_(sample.detach().reshape(-1))
    return result
