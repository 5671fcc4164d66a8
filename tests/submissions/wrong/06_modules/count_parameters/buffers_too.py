# verdict: failed
# mistake: none
# why: counts everything that is saved
def count_parameters(net, trainable_only=False):
    if trainable_only:
        return sum(p.numel() for p in net.parameters() if p.requires_grad)
    return sum(v.numel() for v in net.state_dict().values())
