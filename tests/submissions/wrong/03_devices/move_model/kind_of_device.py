# verdict: failed
# why: drops the device's number
import torch


def move_model(net, device):
    return net.to(torch.device(device).type)
