# verdict: passed
# why: walks over the modules, shared parameters once, foreach off
import torch



def make_sgd(net, lr, momentum=0.0):
    found = {}
    for module in net.modules():
        for p in module.parameters(recurse=False):
            if p.requires_grad:
                found[id(p)] = p
    return torch.optim.SGD(list(found.values()), lr=lr, momentum=momentum, foreach=False, nesterov=False)
