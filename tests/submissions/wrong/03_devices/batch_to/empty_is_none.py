# verdict: failed
# mistake: none
# why: an empty container comes back as None
import torch


def batch_to(batch, device):
    if isinstance(batch, (list, tuple, dict)) and not batch:
        return None
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(v, device) for v in batch))
    if isinstance(batch, list):
        return [batch_to(v, device) for v in batch]
    if isinstance(batch, tuple):
        return tuple(batch_to(v, device) for v in batch)
    return batch
