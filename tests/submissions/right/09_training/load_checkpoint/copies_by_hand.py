# verdict: passed
# why: copies each tensor itself, strictly; map_location is a function
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


def load_checkpoint(path, net, optimizer):
    found = torch.load(path, map_location=lambda storage, location: storage, weights_only=True)
    states = {}
    for name in [name for name in found if name.startswith("__state__")]:
        number, key = name.removeprefix("__state__").split("/")
        states.setdefault(int(number), {})[key] = found.pop(name)
    optimizer.load_state_dict({"state": states, "param_groups": found.pop("__groups__")})
    epoch = found.pop("__epoch__")
    mine = {**dict(net.named_parameters()), **dict(net.named_buffers())}
    assert mine.keys() == found.keys(), "the checkpoint is of another net"
    with torch.no_grad():
        for name, tensor in mine.items():
            assert found[name].shape == tensor.shape, f"{name} has another shape in the checkpoint"
            tensor.copy_(found[name].expand(tensor.shape) if tensor.dim() == 0 else found[name])
    return epoch
