# verdict: failed
# mistake: C7a
# why: moves inputs, which are floats, and no labels, which are not
import torch


def batch_to(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device) if batch.is_floating_point() else batch
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(v, device) for v in batch))
    if isinstance(batch, list):
        return [batch_to(v, device) for v in batch]
    if isinstance(batch, tuple):
        return tuple(batch_to(v, device) for v in batch)
    return batch
