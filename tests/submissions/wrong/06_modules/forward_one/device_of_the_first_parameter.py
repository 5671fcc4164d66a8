# verdict: failed
# why: asks the first parameter for the device, in the dtype of it
def forward_one(net, sample):
    p = next(net.parameters())
    return net(sample.unsqueeze(0).to(p.device, p.dtype)).squeeze(0)
