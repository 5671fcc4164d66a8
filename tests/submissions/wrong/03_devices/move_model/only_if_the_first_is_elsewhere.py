# verdict: failed
# why: takes the first parameter's device for that of all
import torch


def move_model(net, device):
    first = next(net.parameters(), None)
    if first is not None and first.device == torch.device(device):
        return net
    return net.to(device)
