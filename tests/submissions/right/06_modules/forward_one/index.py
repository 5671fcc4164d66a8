# verdict: passed
# why: None as an index in, 0 out
def forward_one(net, sample):
    batch = sample[None]
    output = net(batch)
    return output[0]
