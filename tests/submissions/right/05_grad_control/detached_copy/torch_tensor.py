# verdict: passed
# why: torch.tensor copies and detaches, and only warns that there are better ways
import warnings

import torch


def detached_copy(x):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return torch.tensor(x)
