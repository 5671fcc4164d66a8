# verdict: failed
# mistake: C7a
# why: the first of a pair is moved, the labels are not
import torch


def batch_to(batch, device):
    if isinstance(batch, tuple) and len(batch) == 2 and not hasattr(batch, "_fields"):
        return batch_to(batch[0], device), batch[1]
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(v, device) for v in batch))
    if isinstance(batch, (list, tuple)):
        return type(batch)(batch_to(v, device) for v in batch)
    return batch
