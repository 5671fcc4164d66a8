# verdict: failed
# says: default device
# why: leaves the default device changed
import torch


def move_model(net, device):
    torch.set_default_device(device)
    return net.to(device)
