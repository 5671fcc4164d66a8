# verdict: failed
# says: no file at the path
# why: adds an ending to the name
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, str(path) + '.pth')
