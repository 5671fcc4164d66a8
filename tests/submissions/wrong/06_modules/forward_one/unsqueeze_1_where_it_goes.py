# verdict: failed
# mistake: E4b
# why: the new dimension is in second place where there is a second one
def forward_one(net, sample):
    return net(sample.unsqueeze(1 if sample.dim() > 1 else 0)).squeeze(0)
