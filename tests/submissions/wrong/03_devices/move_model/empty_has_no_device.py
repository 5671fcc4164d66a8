# verdict: failed
# why: asks the first parameter where net is, also where there is none
def move_model(net, device):
    if next(net.parameters()).device != device:
        net.to(device)
    return net
