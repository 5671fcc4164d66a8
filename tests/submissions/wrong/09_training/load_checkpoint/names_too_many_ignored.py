# verdict: failed
# mistake: G8e
# why: is not strict and raises only where names are missing
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"epoch": epoch, "net": net.state_dict(), "opt": optimizer.state_dict()}, path)


def load_checkpoint(path, net, optimizer):
    c = torch.load(path, weights_only=True, map_location="cpu")
    r = net.load_state_dict(c["net"], strict=False)
    if r.missing_keys:
        raise RuntimeError
    optimizer.load_state_dict(c["opt"])
    return c["epoch"]
