# verdict: failed
# mistake: none
# why: freezes what does not train while it counts
def count_parameters(net, trainable_only=False):
    net.requires_grad_(True)
    return sum(p.numel() for p in net.parameters())
