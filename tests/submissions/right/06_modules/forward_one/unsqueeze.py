# verdict: passed
# why: unsqueeze(0) in, squeeze(0) out
def forward_one(net, sample):
    return net(sample.unsqueeze(0)).squeeze(0)
