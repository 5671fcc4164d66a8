# verdict: failed
# says: your own save_checkpoint writes, and that is not started
# why: there is no file to load
import torch


def save_checkpoint(path, net, optimizer, epoch):
    raise NotImplementedError


def load_checkpoint(path, net, optimizer):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    net.load_state_dict(checkpoint["net"])
    optimizer.load_state_dict(checkpoint["optimizer"])
    return checkpoint["epoch"]
