# verdict: passed
# why: as torch.utils.data pins a batch's memory, by the types of containers
import torch


def batch_to(batch, device):
    if isinstance(batch, torch.Tensor):
        return batch.to(device)
    if isinstance(batch, dict):
        return type(batch)({key: batch_to(sample, device) for key, sample in batch.items()})
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(sample, device) for sample in batch))
    if isinstance(batch, tuple):
        return tuple(batch_to(sample, device) for sample in batch)
    if isinstance(batch, list):
        return type(batch)([batch_to(sample, device) for sample in batch])
    return batch
