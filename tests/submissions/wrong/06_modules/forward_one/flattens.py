# verdict: failed
# why: makes one row of the output
def forward_one(net, sample):
    return net(sample.unsqueeze(0)).flatten()
