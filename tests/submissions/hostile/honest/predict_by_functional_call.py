# tries: nothing: net is run with its own parameters by way of torch.func, in inference mode and out of it
# exercise: predict
# verdict: passed
import torch
from torch.func import functional_call


def predict(net, x):
    flags = {module: module.training for module in net.modules()}
    try:
        net.eval()
        with torch.no_grad():
            return functional_call(net, {**dict(net.named_parameters()), **dict(net.named_buffers())}, (x,))
    finally:
        for module, flag in flags.items():
            module.training = flag
