# verdict: passed
# why: adds up in a tensor and gives a Python number back
import torch


def count_parameters(net, trainable_only=False):
    sizes = [p.numel() for p in net.parameters() if p.requires_grad or not trainable_only]
    return int(torch.tensor(sizes, dtype=torch.int64).sum())
