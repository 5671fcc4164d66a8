# verdict: failed
# mistake: none
# why: brings the output to the CPU
def forward_one(net, sample):
    return net(sample.unsqueeze(0)).squeeze(0).cpu()
