# verdict: failed
# mistake: none
# why: leaves net in evaluation mode
def forward_one(net, sample):
    net.eval()
    return net(sample.unsqueeze(0)).squeeze(0)
