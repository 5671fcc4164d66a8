# verdict: failed
# why: loading copies numbers into the tensors that are there, where they are
def move_model(net, device):
    net.load_state_dict({name: tensor.to(device) for name, tensor in net.state_dict().items()})
    return net
