# verdict: failed
# mistake: none
# why: counts tensors and not their numbers
def count_parameters(net, trainable_only=False):
    return len([p for p in net.parameters() if p.requires_grad or not trainable_only])
