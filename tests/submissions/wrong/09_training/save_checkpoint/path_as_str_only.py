# verdict: failed
# says: TypeError
# why: a Path can't be added to
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, '' + path)
