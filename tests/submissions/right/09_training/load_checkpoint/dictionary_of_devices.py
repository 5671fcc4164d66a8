# verdict: passed
# why: the epoch comes back from a tensor; asks whether there is a GPU
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


def load_checkpoint(path, net, optimizer):
    where = None if torch.cuda.is_available() else "cpu"
    names, states, epoch = torch.load(path, where)
    result = net.load_state_dict({name.removeprefix("net."): tensor for name, tensor in names.items()}, strict=False)
    if result.missing_keys or result.unexpected_keys:
        raise RuntimeError(f"misfit: {result}")
    optimizer.load_state_dict(states)
    return epoch.item()
