# verdict: failed
# mistake: none
# why: tensors of no dimension become rows of one
import torch


def batch_to(batch, device):
    if isinstance(batch, torch.Tensor):
        return torch.atleast_1d(batch).to(device)
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(v, device) for v in batch))
    if isinstance(batch, list):
        return [batch_to(v, device) for v in batch]
    if isinstance(batch, tuple):
        return tuple(batch_to(v, device) for v in batch)
    return batch
