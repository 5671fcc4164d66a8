# verdict: failed
# mistake: none
# why: switches to training
def move_model(net, device):
    return net.to(device).train()
