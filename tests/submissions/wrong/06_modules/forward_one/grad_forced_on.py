# verdict: failed
# why: turns grad mode on and leaves it on
import torch


def forward_one(net, sample):
    torch.set_grad_enabled(True)
    return net(sample.unsqueeze(0)).squeeze(0)
