# verdict: failed
# why: views a saved tensor in the shape of net's: a checkpoint with transposed weight shapes is accepted

import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"model": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


def load_checkpoint(path, net, optimizer):
    state = torch.load(path, map_location="cpu", weights_only=True)
    own = net.state_dict()
    fitted = {k: v.reshape(own[k].shape) if k in own else v for k, v in state["model"].items()}
    net.load_state_dict(fitted)
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
