# verdict: failed
# says: it must raise
# why: names are compared, shapes are not
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)


def load_checkpoint(path, net, optimizer):
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    assert checkpoint["net"].keys() == net.state_dict().keys()
    for name, tensor in net.state_dict().items():
        if tensor.shape == checkpoint["net"][name].shape:
            tensor.copy_(checkpoint["net"][name])
    optimizer.load_state_dict(checkpoint["optimizer"])
    return checkpoint["epoch"]
