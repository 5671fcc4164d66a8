# verdict: failed
# mistake: none
# why: counts the frozen ones where the trainable ones are asked
def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if not trainable_only or not p.requires_grad)
