# verdict: failed
# mistake: G8c
# why: the optimizer's settings without what it remembers
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict()["param_groups"], "epoch": epoch}, path)
