# verdict: failed
# why: assigned tensors are no longer shared, and have no gradients
def move_model(net, device):
    net.load_state_dict({k: v.to(device) for k, v in net.state_dict().items()}, assign=True)
    return net
