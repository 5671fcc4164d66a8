# verdict: failed
# mistake: none
# why: switches to evaluation
def move_model(net, device):
    return net.to(device).eval()
