# verdict: failed
# why: a buffer that is only a loop's name is not moved
def move_model(net, device):
    for parameter in net.parameters():
        parameter.data = parameter.data.to(device)
    for buffer in net.buffers():
        buffer = buffer.to(device)
    return net
