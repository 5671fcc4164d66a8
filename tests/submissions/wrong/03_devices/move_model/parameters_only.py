# verdict: failed
# mistake: none
# says: buffer
# why: buffers stay where they were
def move_model(net, device):
    for parameter in net.parameters():
        parameter.data = parameter.data.to(device)
    return net
