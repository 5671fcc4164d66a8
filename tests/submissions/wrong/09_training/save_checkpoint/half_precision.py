# verdict: failed
# says: does not hold net's
# why: saves space by half precision
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": {k: v.half() if v.is_floating_point() else v for k, v in net.state_dict().items()}, "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
