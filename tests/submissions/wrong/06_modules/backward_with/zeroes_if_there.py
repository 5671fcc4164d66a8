# verdict: failed
# mistake: D4e
# why: clears every gradient without asking whether there is one
def backward_with(net, x, grad):
    for p in net.parameters():
        p.grad.zero_()
    net(x).backward(grad)
