# verdict: failed
# mistake: none
# why: clears net's gradients on the way
def forward_one(net, sample):
    net.zero_grad()
    return net(sample.unsqueeze(0)).squeeze(0)
