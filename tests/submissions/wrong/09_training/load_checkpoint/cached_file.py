# verdict: failed
# why: remembers a path's content: a file written anew is read as the old one

from functools import lru_cache

import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"model": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


@lru_cache(maxsize=8)
def _read(path):
    return torch.load(path, map_location="cpu", weights_only=True)


def load_checkpoint(path, net, optimizer):
    state = _read(str(path))
    net.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
