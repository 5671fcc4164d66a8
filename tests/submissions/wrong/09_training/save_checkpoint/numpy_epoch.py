# verdict: failed
# mistake: G8b
# why: the epoch as a NumPy number
import numpy as np
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": np.float64(epoch)}, path)
