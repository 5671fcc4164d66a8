# verdict: failed
# why: makes new parameters, which are shared no longer
from torch import nn


def move_model(net, device):
    for module in net.modules():
        for name, parameter in list(module._parameters.items()):
            if parameter is not None:
                moved = nn.Parameter(parameter.detach().to(device), requires_grad=parameter.requires_grad)
                moved.grad = None if parameter.grad is None else parameter.grad.to(device)
                module._parameters[name] = moved
        for name, buffer in module._buffers.items():
            if buffer is not None:
                module._buffers[name] = buffer.to(device)
    return net
