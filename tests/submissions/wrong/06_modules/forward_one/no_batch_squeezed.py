# verdict: failed
# mistake: E4a
# why: gives net the sample as it is, and takes off a first dimension of 1
def forward_one(net, sample):
    return net(sample).squeeze(0)
