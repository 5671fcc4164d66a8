# verdict: failed
# mistake: none
# why: returns a tensor
import torch


def count_parameters(net, trainable_only=False):
    return torch.tensor([p.numel() for p in net.parameters() if p.requires_grad or not trainable_only]).sum()
