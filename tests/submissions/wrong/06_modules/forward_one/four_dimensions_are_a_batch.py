# verdict: failed
# mistake: E4a
# why: takes any sample with four dimensions for a batch


def forward_one(net, sample):
    if sample.dim() == 4:
        return net(sample)
    return net(sample.unsqueeze(0)).squeeze(0)
