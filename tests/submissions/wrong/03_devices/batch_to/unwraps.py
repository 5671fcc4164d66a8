# verdict: failed
# mistake: none
# why: a container of one comes back as what is in it
import torch


def batch_to(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(v, device) for v in batch))
    if isinstance(batch, list):
        return [batch_to(v, device) for v in batch]
    if isinstance(batch, tuple):
        parts = tuple(batch_to(v, device) for v in batch)
        return parts[0] if len(parts) == 1 else parts
    return batch
