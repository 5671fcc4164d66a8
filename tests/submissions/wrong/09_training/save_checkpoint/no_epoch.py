# verdict: failed
# says: does not hold the epoch
# why: the epoch is left out
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict()}, path)
