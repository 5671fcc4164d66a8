# verdict: failed
# mistake: C5a
# why: moves every tensor and returns the batch that came in
import torch


def batch_to(batch, device):
    for part in batch.values() if isinstance(batch, dict) else batch:
        if isinstance(part, torch.Tensor):
            part.to(device)
        elif isinstance(part, (dict, list, tuple)):
            batch_to(part, device)
    return batch
