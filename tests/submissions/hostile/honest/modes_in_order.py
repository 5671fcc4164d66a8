# tries: nothing: modes of torch's that are entered and left
# exercise: add_in_place
# verdict: passed
import torch
from torch.overrides import TorchFunctionMode


class Logged(TorchFunctionMode):
    def __torch_function__(self, function, types, args=(), kwargs=None):
        return function(*args, **(kwargs or {}))


def add_in_place(y, x):
    with Logged(), torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        return torch.Tensor.add_(y, x)
