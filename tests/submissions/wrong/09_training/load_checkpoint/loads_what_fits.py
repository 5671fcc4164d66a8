# verdict: failed
# says: it must raise
# why: copies what has the name and the shape and skips the rest
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


def load_checkpoint(path, net, optimizer):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    mine = net.state_dict()
    mine.update({k: v for k, v in checkpoint["net"].items() if k in mine and mine[k].shape == v.shape})
    net.load_state_dict(mine)
    try:
        optimizer.load_state_dict(checkpoint["optimizer"])
    except ValueError:
        pass
    return checkpoint["epoch"]
