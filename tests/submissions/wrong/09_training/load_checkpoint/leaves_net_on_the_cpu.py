# verdict: failed
# mistake: none
# why: moves net to the CPU
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"epoch": epoch, "net": net.state_dict(), "opt": optimizer.state_dict()}, path)


def load_checkpoint(path, net, optimizer):
    c = torch.load(path, weights_only=True, map_location="cpu")
    net.load_state_dict(c["net"])
    optimizer.load_state_dict(c["opt"])
    net.cpu()
    return c["epoch"]
