# verdict: failed
# mistake: G8a
# why: the optimizer itself is pickled
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer, "epoch": epoch}, path)
