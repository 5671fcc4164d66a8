# verdict: failed
# says: training flags
# why: switches net to evaluation mode
import torch


def save_checkpoint(path, net, optimizer, epoch):
    net.eval()
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
