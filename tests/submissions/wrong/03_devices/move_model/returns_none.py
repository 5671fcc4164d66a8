# verdict: failed
# mistake: none
# why: moves net and returns nothing
def move_model(net, device):
    net.to(device)
