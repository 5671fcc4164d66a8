# verdict: failed
# why: the likeliest class
def forward_one(net, sample):
    return net(sample.unsqueeze(0)).squeeze(0).argmax(-1)
