# verdict: failed
# mistake: E4a
# why: gives net the sample as it is
def forward_one(net, sample):
    return net(sample)
