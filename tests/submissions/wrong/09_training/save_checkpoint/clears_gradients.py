# verdict: failed
# says: gradients
# why: clears gradients on the way
import torch


def save_checkpoint(path, net, optimizer, epoch):
    optimizer.zero_grad()
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
