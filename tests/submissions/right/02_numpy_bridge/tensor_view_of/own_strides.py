# verdict: passed
# why: one new tensor set on the storage of another, with sizes and strides worked out from the array's bytes.
import torch


def tensor_view_of(a):
    carrier = torch.from_numpy(a)
    shape = tuple(int(n) for n in a.shape)
    steps = tuple(int(step) // a.itemsize for step in a.strides)
    tensor = torch.empty(0, dtype=carrier.dtype, device=carrier.device)
    tensor.set_(carrier.untyped_storage(), carrier.storage_offset(), shape, steps)
    return tensor
