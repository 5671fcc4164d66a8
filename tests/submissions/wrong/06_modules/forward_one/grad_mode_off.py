# verdict: failed
# mistake: D7d
# why: switches tracking off for everything that comes after
import torch


def forward_one(net, sample):
    torch.set_grad_enabled(False)
    return net(sample.unsqueeze(0)).squeeze(0)
