# verdict: passed
# why: one case a kind of container
import torch


def batch_to(batch, device):
    if torch.is_tensor(batch):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, list):
        return [batch_to(v, device) for v in batch]
    if isinstance(batch, tuple):
        moved = [batch_to(v, device) for v in batch]
        return type(batch)._make(moved) if hasattr(batch, "_make") else tuple(moved)
    return batch
