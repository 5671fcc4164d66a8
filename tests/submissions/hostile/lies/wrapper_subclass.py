# tries: a tensor without memory that computes its answers when asked
# exercise: flatten_batch
# verdict: failed
# cause: answer|crash
import torch


class Wrapper(torch.Tensor):
    @staticmethod
    def __new__(cls, inner):
        return torch.Tensor._make_wrapper_subclass(cls, inner.shape, dtype=inner.dtype, device=inner.device)

    def __init__(self, inner):
        self.inner = inner

    @classmethod
    def __torch_dispatch__(cls, function, types, args=(), kwargs=None):
        return function(*[a.inner if isinstance(a, cls) else a for a in args], **(kwargs or {}))


def flatten_batch(x):
    return Wrapper(x.reshape(x.shape[0], -1) if x.numel() else x.reshape(x.shape[0], 0))
