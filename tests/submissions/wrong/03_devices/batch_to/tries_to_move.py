# verdict: failed
# mistake: none
# why: asks everything to move, and sees an AttributeError as no
def batch_to(batch, device):
    if isinstance(batch, dict):
        return {k: batch_to(v, device) for k, v in batch.items()}
    if isinstance(batch, tuple) and hasattr(batch, "_fields"):
        return type(batch)(*(batch_to(v, device) for v in batch))
    if isinstance(batch, (list, tuple)):
        return type(batch)(batch_to(v, device) for v in batch)
    try:
        return batch.to(device)
    except AttributeError:
        return batch
