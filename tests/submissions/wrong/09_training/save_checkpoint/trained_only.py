# verdict: failed
# says: does not hold net's
# why: frozen parameters are left out
import torch


def save_checkpoint(path, net, optimizer, epoch):
    torch.save({"net": {k: v for k, v in net.state_dict(keep_vars=True).items() if v.requires_grad or k.split('.')[-1] in ('running_mean', 'running_var', 'num_batches_tracked')}, "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
