# verdict: failed
# mistake: G8a
# why: the net itself is pickled
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net, "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
