# verdict: failed
# mistake: G8c
# why: net's state alone
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save(net.state_dict(), path)
