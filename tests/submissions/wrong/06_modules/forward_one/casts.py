# verdict: failed
# why: casts the sample to float32
def forward_one(net, sample):
    return net(sample.unsqueeze(0).float()).squeeze(0)
