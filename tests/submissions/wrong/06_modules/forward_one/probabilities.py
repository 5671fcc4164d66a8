# verdict: failed
# mistake: none
# why: softmax of the output
def forward_one(net, sample):
    out = net(sample.unsqueeze(0)).squeeze(0)
    return out.softmax(-1) if out.dim() else out
