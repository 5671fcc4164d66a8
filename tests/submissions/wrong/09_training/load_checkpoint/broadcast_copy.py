# verdict: failed
# why: copy_ broadcasts: a (1,) bias fits any size without an error

import torch
import torch.nn as nn


def save_checkpoint(path, net, optimizer, epoch):
    torch.save(
        {"epoch": epoch, "model_state_dict": net.state_dict(), "optimizer_state_dict": optimizer.state_dict()}, path
    )


def load_checkpoint(path, net, optimizer):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    own = net.state_dict()
    assert own.keys() == checkpoint["model_state_dict"].keys()
    for name, t in own.items():
        t.copy_(checkpoint["model_state_dict"][name])
    optimizer.load_state_dict(checkpoint["optimizer_state_dict"])
    return checkpoint["epoch"]
