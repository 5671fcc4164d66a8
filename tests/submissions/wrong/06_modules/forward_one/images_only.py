# verdict: failed
# why: adds a batch dimension to images only
def forward_one(net, sample):
    return net(sample.unsqueeze(0)).squeeze(0) if sample.dim() == 3 else net(sample)
