# verdict: failed
# mistake: none
# why: prints the number and returns nothing
def count_parameters(net, trainable_only=False):
    print(sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only))
