# verdict: passed
# why: a context manager of its own, which the error of f passes through
import contextlib

import torch


@contextlib.contextmanager
def off():
    mode = torch.is_grad_enabled()
    torch._C._set_grad_enabled(False)
    try:
        yield
    finally:
        torch._C._set_grad_enabled(mode)


def without_tracking(f, x):
    with off():
        return f(x)
