# verdict: failed
# mistake: none
# why: takes the parts out of the caller's list
import torch


def batch_to(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(v, device) for v in batch))
    if isinstance(batch, list):
        result = []
        while batch:
            result.append(batch_to(batch.pop(0), device))
        return result
    if isinstance(batch, tuple):
        return tuple(batch_to(v, device) for v in batch)
    return batch
