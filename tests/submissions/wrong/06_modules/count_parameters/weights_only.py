# verdict: failed
# mistake: none
# why: leaves biases out
def count_parameters(net, trainable_only=False):
    return sum(p.numel() for n, p in net.named_parameters() if "bias" not in n and (p.requires_grad or not trainable_only))
