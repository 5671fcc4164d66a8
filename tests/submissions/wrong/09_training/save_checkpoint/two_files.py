# verdict: failed
# says: 2 files
# why: the optimizer goes into a file of its own
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save(optimizer.state_dict(), str(path) + '.optimizer')
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
