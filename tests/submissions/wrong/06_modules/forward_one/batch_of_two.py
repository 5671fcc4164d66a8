# verdict: failed
# why: batch of two equal samples, first row: two rows for stateful nets; the result keeps a row too many
import torch


def forward_one(net, sample):
    return net(torch.stack([sample, sample]))[:1]
