# verdict: failed
# mistake: E1b
# why: calls forward, past the hooks
def forward_one(net, sample):
    return net.forward(sample.unsqueeze(0)).squeeze(0)
