# verdict: passed
# why: by structural pattern
from torch import Tensor


def batch_to(batch, device):
    match batch:
        case Tensor():
            return batch.to(device, non_blocking=True)
        case dict():
            return dict(zip(batch, batch_to(list(batch.values()), device)))
        case list():
            return list(map(lambda part: batch_to(part, device), batch))
        case tuple():
            parts = batch_to(list(batch), device)
            return batch._replace(**dict(zip(batch._fields, parts))) if hasattr(batch, "_replace") else tuple(parts)
        case _:
            return batch
