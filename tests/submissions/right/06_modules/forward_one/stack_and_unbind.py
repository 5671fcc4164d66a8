# verdict: passed
# why: a stack of one, and the only row of it
import torch


def forward_one(net, sample):
    (row,) = net(torch.stack([sample])).unbind(0)
    return row
