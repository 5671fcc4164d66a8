# verdict: failed
# mistake: G8c
# why: the optimizer's state is left out
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "epoch": epoch}, path)
