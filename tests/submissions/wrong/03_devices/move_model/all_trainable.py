# verdict: failed
# why: makes new parameters that all require grad
from torch import nn


def move_model(net, device):
    for name, parameter in list(net.named_parameters()):
        path, _, last = name.rpartition(".")
        if parameter.is_floating_point():
            setattr(net.get_submodule(path), last, nn.Parameter(parameter.detach().to(device)))
    return net.to(device)
