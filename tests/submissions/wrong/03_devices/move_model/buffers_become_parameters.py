# verdict: failed
# why: buffers come back as parameters
from torch import nn


def move_model(net, device):
    net.to(device)
    for module in net.modules():
        for name, buffer in list(module._buffers.items()):
            if buffer is not None and buffer.is_floating_point():
                del module._buffers[name]
                setattr(module, name, nn.Parameter(buffer, requires_grad=False))
    return net
