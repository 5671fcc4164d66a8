# verdict: failed
# mistake: E4c
# why: takes off every dimension of 1
def forward_one(net, sample):
    return net(sample.unsqueeze(0)).squeeze()
