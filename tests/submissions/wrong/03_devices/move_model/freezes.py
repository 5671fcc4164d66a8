# verdict: failed
# mistake: none
# why: no parameter requires grad afterwards
def move_model(net, device):
    return net.to(device).requires_grad_(False)
