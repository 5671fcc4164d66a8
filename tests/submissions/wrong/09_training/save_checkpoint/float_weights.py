# verdict: failed
# why: stored as float32: a float64 net is rounded

import torch
import torch.nn as nn


def load_checkpoint(path, net, optimizer):
    data = torch.load(path, map_location="cpu", weights_only=True)
    net.load_state_dict(data["model_state_dict"])
    optimizer.load_state_dict(data["optimizer_state_dict"])
    return int(data["epoch"])


def save_checkpoint(path, net, optimizer, epoch):
    torch.save(
        {
            "epoch": epoch,
            "model_state_dict": {k: v.float() if v.is_floating_point() else v for k, v in net.state_dict().items()},
            "optimizer_state_dict": optimizer.state_dict(),
        },
        path,
    )
