# verdict: passed
# why: map_location is where net is; a message of its own where the file does not fit
import os
import pathlib

import torch


def save_checkpoint(path, net, optimizer, epoch):
    path = pathlib.Path(path)
    part = path.with_name(path.name + ".part")
    states = [{k: v.cpu().clone() for k, v in net.state_dict().items()}, optimizer.state_dict(), {"epoch": epoch}]
    with part.open("wb") as file:
        torch.save(states, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


class Misfit(ValueError):
    pass


def load_checkpoint(path, net, optimizer):
    device = next(net.parameters()).device
    with open(path, "rb") as file:
        weights, steps, rest = torch.load(file, map_location=device)
    if weights.keys() != net.state_dict().keys():
        raise Misfit("other layers")
    net.load_state_dict(weights)
    optimizer.load_state_dict(steps)
    return rest["epoch"]
