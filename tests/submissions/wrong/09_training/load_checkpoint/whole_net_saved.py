# verdict: failed
# mistake: G8a
# why: the file holds the net itself and is refused
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net, "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


def load_checkpoint(path, net, optimizer):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    net.load_state_dict(checkpoint["net"].state_dict())
    optimizer.load_state_dict(checkpoint["optimizer"])
    return checkpoint["epoch"]
