# verdict: passed
# why: a list, written beside and then moved to its place; net's tensors as copies on the CPU
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
