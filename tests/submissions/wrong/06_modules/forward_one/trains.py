# verdict: failed
# why: switches net to training mode for the time
def forward_one(net, sample):
    flags = [(m, m.training) for m in net.modules()]
    net.train()
    try:
        return net(sample.unsqueeze(0)).squeeze(0)
    finally:
        for m, flag in flags:
            m.training = flag
