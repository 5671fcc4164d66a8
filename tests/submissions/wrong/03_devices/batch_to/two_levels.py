# verdict: failed
# why: looks two levels deep
import torch


def batch_to(batch, device, depth=0):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if depth > 2:
        return batch
    if isinstance(batch, dict):
        return {k: batch_to(v, device, depth + 1) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(v, device, depth + 1) for v in batch))
    if isinstance(batch, (list, tuple)):
        return type(batch)(batch_to(v, device, depth + 1) for v in batch)
    return batch
