# verdict: failed
# mistake: G8a
# why: everything is pickled as it is
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save((net, optimizer, epoch), path)
