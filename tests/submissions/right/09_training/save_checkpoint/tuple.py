# verdict: passed
# why: a tuple with names of its own and the epoch as a tensor, by way of memory
import io
from collections import OrderedDict

import torch


def save_checkpoint(path, net, optimizer, epoch):
    if not isinstance(path, str):
        path = str(path)
    names = OrderedDict((f"net.{name}", tensor) for name, tensor in net.state_dict().items())
    buffer = io.BytesIO()
    torch.save((names, optimizer.state_dict(), torch.tensor(epoch)), buffer)
    with open(path, "wb") as file:
        file.write(buffer.getvalue())
