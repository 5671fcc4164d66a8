# verdict: failed
# mistake: none
# why: does not look into submodules
def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters(recurse=False) if p.requires_grad or not trainable_only)
