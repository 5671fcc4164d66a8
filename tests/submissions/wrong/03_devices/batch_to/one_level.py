# verdict: failed
# why: does not look into containers in containers
import torch


def moved(value, device):
    return value.to(device) if isinstance(value, torch.Tensor) else value


def batch_to(batch, device):
    if isinstance(batch, dict):
        return {k: moved(v, device) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(moved(v, device) for v in batch))
    return type(batch)(moved(v, device) for v in batch)
