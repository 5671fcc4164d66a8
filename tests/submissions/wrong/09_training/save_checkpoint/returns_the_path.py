# verdict: failed
# says: None is asked
# why: returns something
import torch


def save_checkpoint(path, net, optimizer, epoch):
    return torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path) or path
