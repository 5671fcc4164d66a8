# verdict: passed
# why: in evaluation mode, with each flag back afterwards
import torch


def forward_one(net, sample):
    flags = {m: m.training for m in net.modules()}
    net.eval()
    try:
        return net(sample.expand(1, *sample.shape)).flatten(0, 1) if sample is None else net(sample[None, ...])[0]
    finally:
        for m, flag in flags.items():
            m.training = flag
