# verdict: failed
# mistake: none
# why: looks into its children and no deeper
def count_parameters(net, trainable_only=False):
    ps = {p for m in (net, *net.children()) for p in m.parameters(recurse=False)}
    return sum(p.numel() for p in ps if p.requires_grad or not trainable_only)
