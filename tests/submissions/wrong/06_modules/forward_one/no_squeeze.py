# verdict: failed
# mistake: E4c
# why: leaves the batch dimension there
def forward_one(net, sample):
    return net(sample.unsqueeze(0))
