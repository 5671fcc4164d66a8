# tries: a tensor over memory that is mapped no more
# exercise: flatten_batch
# verdict: failed
# cause: crash|answer
import ctypes
import mmap

import torch


def flatten_batch(x):
    libc = ctypes.CDLL(None)
    libc.mmap.restype = ctypes.c_void_p
    address = libc.mmap(None, 4096, mmap.PROT_READ | mmap.PROT_WRITE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, -1, 0)
    made = torch.frombuffer((ctypes.c_char * 4096).from_address(address), dtype=torch.float32)[:1].reshape(1, 1)
    libc.munmap(ctypes.c_void_p(address), 4096)
    return made
