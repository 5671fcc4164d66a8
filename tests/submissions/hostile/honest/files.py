# tries: nothing: it takes the sum through a file in its folder
# exercise: transpose_in_place
# verdict: passed
import os
import tempfile

import torch


def transpose_in_place(x):
    with tempfile.TemporaryDirectory() as folder:
        torch.save({"shape": tuple(x.shape)}, os.path.join(folder, "notes.pt"))
        shape = torch.load(os.path.join(folder, "notes.pt"))["shape"]
    assert shape == tuple(x.shape)
    return x.transpose_(0, 1)
