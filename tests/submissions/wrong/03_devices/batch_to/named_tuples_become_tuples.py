# verdict: failed
# mistake: none
# says: a Pair of 2 must be there
# why: a named tuple comes back as a tuple
import torch


def batch_to(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, list):
        return [batch_to(v, device) for v in batch]
    if isinstance(batch, tuple):
        return tuple(batch_to(v, device) for v in batch)
    return batch
