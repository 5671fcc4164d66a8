# verdict: passed
# why: one flat dict in the older file format
import torch


def save_checkpoint(path, net, optimizer, epoch):
    checkpoint = dict(net.named_parameters())
    checkpoint |= dict(net.named_buffers())
    checkpoint = {name: tensor.detach() for name, tensor in checkpoint.items()}
    checkpoint["__groups__"] = optimizer.state_dict()["param_groups"]
    for number, state in optimizer.state_dict()["state"].items():
        for key, value in state.items():
            checkpoint[f"__state__{number}/{key}"] = value
    checkpoint["__epoch__"] = int(epoch)
    torch.save(checkpoint, path, _use_new_zipfile_serialization=False)
