# verdict: failed
# mistake: none
# why: gives all modules the flag of net itself afterwards
def forward_one(net, sample):
    was = net.training
    net.eval()
    out = net(sample.unsqueeze(0)).squeeze(0)
    net.train(was)
    return out
