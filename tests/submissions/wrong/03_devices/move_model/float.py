# verdict: failed
# mistake: none
# why: casts on the way
def move_model(net, device):
    return net.to(device).float()
