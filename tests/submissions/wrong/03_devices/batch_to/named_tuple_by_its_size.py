# verdict: failed
# mistake: none
# why: only classes of two or more fields get their fields one by one
import torch


def batch_to(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        parts = [batch_to(v, device) for v in batch]
        return type(batch)(*parts) if len(parts) > 1 else type(batch)(parts)
    if isinstance(batch, list):
        return [batch_to(v, device) for v in batch]
    if isinstance(batch, tuple):
        return tuple(batch_to(v, device) for v in batch)
    return batch
