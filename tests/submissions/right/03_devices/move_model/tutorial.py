# verdict: passed
# why: as in the tutorial: net.to(device) moves net itself
def move_model(net, device):
    net.to(device)
    return net
