# verdict: failed
# says: does not hold net's
# why: parameters without buffers
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": dict(net.named_parameters()), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
