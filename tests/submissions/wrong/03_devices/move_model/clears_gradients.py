# verdict: failed
# mistake: none
# why: the gradients are gone
def move_model(net, device):
    net.zero_grad()
    return net.to(device)
