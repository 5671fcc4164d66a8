# verdict: failed
# mistake: G8d
# why: passes the path instead of what is in the file
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


def load_checkpoint(path, net, optimizer):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    net.load_state_dict(path)
    optimizer.load_state_dict(checkpoint["optimizer"])
    return checkpoint["epoch"]
