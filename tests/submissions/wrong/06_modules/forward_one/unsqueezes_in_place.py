# verdict: failed
# why: adds the dimension to the caller's sample
def forward_one(net, sample):
    return net(sample.unsqueeze_(0)).squeeze(0)
