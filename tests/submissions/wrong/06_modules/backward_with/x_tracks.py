# verdict: failed
# why: makes x require grad, which fails for whole numbers and changes the caller's x
def backward_with(net, x, grad):
    net.zero_grad()
    if x.is_floating_point():
        x.requires_grad_()
    net(x).backward(grad)
