# verdict: passed
# why: a container in which nothing has to move comes back as it is
import torch


def batch_to(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        parts = [batch_to(value, device) for value in batch.values()]
        same = all(a is b for a, b in zip(parts, batch.values()))
        return batch if same else dict(zip(batch.keys(), parts))
    if isinstance(batch, (list, tuple)):
        parts = [batch_to(value, device) for value in batch]
        if all(a is b for a, b in zip(parts, batch)):
            return batch
        return type(batch)(*parts) if hasattr(batch, "_fields") else type(batch)(parts)
    return batch
