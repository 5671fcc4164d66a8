# verdict: failed
# why: what net has itself stays where it was
def move_model(net, device):
    for child in net.children():
        child.to(device)
    return net
