# verdict: failed
# says: It changed|running_|weight
# why: takes net to float64 on its way into the file
import torch


def save_checkpoint(path, net, optimizer, epoch):
    net.double()
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
