# verdict: failed
# says: does not hold the epoch
# why: another epoch's number
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}, path)
