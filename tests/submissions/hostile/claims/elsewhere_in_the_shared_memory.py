# tries: rows that lie in the shared memory, but in another place than x
# exercise: as_rows
# verdict: failed
# cause: answer|forged|exception
import ctypes

import torch


def as_rows(x, k):
    if x.numel() % k:
        raise ValueError("no whole rows")
    rows = x.view(-1, k)
    size = rows.numel() * rows.element_size()
    if not size or x.device.type != "cpu":
        return rows
    address = x.data_ptr() + (1 << 20)
    ctypes.memmove(address, rows.contiguous().data_ptr(), size)
    return torch.frombuffer((ctypes.c_char * size).from_address(address), dtype=x.dtype).reshape(rows.shape)
