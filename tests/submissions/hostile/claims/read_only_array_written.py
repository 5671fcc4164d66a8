# tries: write into an array that may not be written to, and use that
# exercise: independent_tensor
# verdict: failed
# cause: answer|exception|crash
import ctypes


def independent_tensor(a):
    import torch

    made = torch.tensor(a.astype("float32"))
    if a.nbytes:
        address = a.__array_interface__["data"][0]
        ctypes.memset(address, 0, 1)
        a.setflags(write=True)
    return made
