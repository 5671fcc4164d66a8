# verdict: failed
# why: the new dimension is the last
def forward_one(net, sample):
    return net(sample.unsqueeze(-1)).squeeze(0)
