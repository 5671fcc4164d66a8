# verdict: failed
# why: moves a name in a loop
def move_model(net, device):
    for parameter in net.parameters():
        parameter = parameter.to(device)
    return net
