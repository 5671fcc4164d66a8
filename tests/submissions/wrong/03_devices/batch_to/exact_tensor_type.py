# verdict: failed
# why: type(v) is Tensor: nn.Parameter is a tensor too and stays behind
import torch


def batch_to(batch, device):
    if type(batch) is torch.Tensor:
        return batch.to(device)
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(v, device) for v in batch))
    if type(batch) in (list, tuple):
        return type(batch)(batch_to(v, device) for v in batch)
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    return batch
