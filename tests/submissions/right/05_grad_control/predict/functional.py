# verdict: passed
# why: the net as a function of its detached state; apply comes by a shared module twice, and the first flag counts
import torch
from torch.func import functional_call


def predict(net, x):
    state = {k: v.detach() for k, v in [*net.named_parameters(), *net.named_buffers()]}
    flags = {}

    def note(module):
        flags.setdefault(module, module.training)
        object.__setattr__(module, "training", False)

    net.apply(note)
    try:
        with torch.set_grad_enabled(False):
            return functional_call(net, state, (x,))
    finally:
        [object.__setattr__(module, "training", flag) for module, flag in flags.items()]
