# verdict: failed
# mistake: none
# why: a Python number where there is one
def forward_one(net, sample):
    out = net(sample.unsqueeze(0)).squeeze(0)
    return out.item() if out.numel() == 1 else out
