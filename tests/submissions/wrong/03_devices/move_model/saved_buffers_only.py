# verdict: failed
# why: what is not in state_dict stays where it was
def move_model(net, device):
    moved = {name: tensor.to(device) for name, tensor in net.state_dict(keep_vars=True).items()}
    for name, tensor in moved.items():
        path, _, last = name.rpartition(".")
        module = net.get_submodule(path)
        if last in module._parameters:
            module._parameters[last].data = tensor.data
        else:
            module._buffers[last] = tensor
    return net
