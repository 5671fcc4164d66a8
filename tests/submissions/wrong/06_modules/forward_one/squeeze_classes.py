# verdict: failed
# mistake: E4c
# why: takes off a last dimension of 1, too
def forward_one(net, sample):
    out = net(sample.unsqueeze(0)).squeeze(0)
    return out.squeeze(-1) if out.dim() else out
