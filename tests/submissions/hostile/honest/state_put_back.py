# tries: nothing: it uses global state and puts it back
# exercise: add_in_place
# verdict: passed
import random

import numpy as np
import torch


def add_in_place(y, x):
    torch_state, numpy_state, python_state = torch.get_rng_state(), np.random.get_state(), random.getstate()
    dtype = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        torch.rand(3), np.random.rand(3), random.random()
        return y.add_(x)
    finally:
        torch.set_default_dtype(dtype)
        torch.set_rng_state(torch_state)
        np.random.set_state(numpy_state)
        random.setstate(python_state)
