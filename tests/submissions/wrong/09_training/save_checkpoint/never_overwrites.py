# verdict: failed
# says: does not read the file
# why: leaves a file that is there
import torch


def save_checkpoint(path, net, optimizer, epoch):
    import os
    if os.path.exists(path):
        return
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
