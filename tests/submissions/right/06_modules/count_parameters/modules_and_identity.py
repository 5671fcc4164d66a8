# verdict: passed
# why: walks the modules and remembers what it has seen
def count_parameters(net, trainable_only=False):
    seen = {}
    for module in net.modules():
        for p in module._parameters.values():
            if p is not None and (p.requires_grad or not trainable_only):
                seen[id(p)] = p.numel()
    return sum(seen.values())
