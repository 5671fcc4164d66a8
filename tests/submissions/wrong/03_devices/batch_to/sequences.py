# verdict: failed
# mistake: none
# why: takes every sequence for a list, ranges too
import torch
from collections.abc import Sequence


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
        return tuple(batch_to(v, device) for v in batch)
    if isinstance(batch, Sequence) and not isinstance(batch, (str, bytes)):
        return [batch_to(v, device) for v in batch]
    return batch
