# verdict: failed
# says: settings
# why: what the optimizer remembers without its settings
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict()["state"], "epoch": epoch}, path)
