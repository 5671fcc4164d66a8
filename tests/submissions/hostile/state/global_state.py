# tries: leave every global state changed for later calls
# exercise: add_in_place
# verdict: failed
# cause: answer|exception
import os
import random
import sys

import numpy as np
import torch


def add_in_place(y, x):
    torch.manual_seed(0)
    np.random.seed(0)
    random.seed(0)
    np.seterr(all="raise")
    torch.set_flush_denormal(True)
    os.environ["TORCH_LOGS"] = "all"
    os.umask(0o777)
    sys.setswitchinterval(1)
    return y
