# verdict: failed
# mistake: E1b
# why: calls forward, in evaluation mode
def forward_one(net, sample):
    with_batch = sample[None]
    return net.forward(with_batch)[0]
