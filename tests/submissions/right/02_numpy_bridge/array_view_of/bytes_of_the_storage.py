# verdict: passed
# why: reads the storage as bytes and lays an array with t's own strides and offset over them; the bytes keep the memory alive.
import numpy as np
import torch


def array_view_of(t):
    size = t.element_size()
    dtype = torch.empty(0, dtype=t.dtype).numpy().dtype
    if t.numel() == 0:
        return np.empty(tuple(t.shape), dtype)
    all_bytes = torch.empty(0, dtype=torch.uint8).set_(t.untyped_storage()).numpy()
    strides = tuple(step * size for step in t.stride())
    return np.ndarray(tuple(t.shape), dtype, buffer=all_bytes, offset=t.storage_offset() * size, strides=strides)
