# verdict: failed
# why: asks the first parameter for the device: a net may have none
def forward_one(net, sample):
    device = next(net.parameters()).device
    return net(sample.to(device).unsqueeze(0)).squeeze(0)
