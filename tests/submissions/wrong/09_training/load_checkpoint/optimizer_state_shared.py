# verdict: failed
# why: keeps the loaded state in a module-level dict by path and epoch: two optimizers restored from one file share momentum buffers and step each other's

import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"model": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


_loaded = {}


def load_checkpoint(path, net, optimizer):
    state = torch.load(path, map_location="cpu", weights_only=True)
    state = _loaded.setdefault((str(path), state["epoch"]), state)
    net.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
