# verdict: failed
# mistake: G8d
# why: takes what load_state_dict returns for the net
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


def load_checkpoint(path, net, optimizer):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    net = net.load_state_dict(checkpoint["net"])
    net.train()
    optimizer.load_state_dict(checkpoint["optimizer"])
    return checkpoint["epoch"]
