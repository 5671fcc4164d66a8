# verdict: failed
# mistake: none
# why: has a shared layer twice, so it moves twice
import warnings

import torch


def make_sgd(net, lr, momentum=0.0):
    params = [p for _, p in net.named_parameters(remove_duplicate=False) if p.requires_grad]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return torch.optim.SGD(params, lr=lr, momentum=momentum)
