# verdict: failed
# why: walks the modules but skips parameters in ParameterList containers
import torch
from torch import nn


def count_parameters(net, trainable_only=False):
    seen = {}
    for m in net.modules():
        if isinstance(m, (nn.ParameterList, nn.ParameterDict)):
            continue
        for p in m.parameters(recurse=False):
            if p.requires_grad or not trainable_only:
                seen[id(p)] = p.numel()
    return sum(seen.values())
