# verdict: passed
# why: lays all parameters side by side and asks for the length
import torch


def count_parameters(net, trainable_only=False):
    chosen = [p.detach().reshape(-1) for p in net.parameters() if p.requires_grad >= trainable_only]
    return torch.cat(chosen).shape[0] if chosen else 0
