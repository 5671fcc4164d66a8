# verdict: passed
# why: the methods that are named after the devices
import torch


def move_model(net, device):
    device = torch.device(device)
    return net.cpu() if device.type == "cpu" else net.cuda(device)
