# verdict: failed
# mistake: E4b
# why: the new dimension is in second place
def forward_one(net, sample):
    return net(sample.unsqueeze(1)).squeeze(0)
