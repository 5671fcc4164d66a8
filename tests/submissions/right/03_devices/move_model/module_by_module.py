# verdict: passed
# why: every module on its own
def move_model(net, device):
    return net.apply(lambda module: module.to(device=device))
