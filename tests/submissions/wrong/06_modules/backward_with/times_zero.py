# verdict: failed
# mistake: none
# why: multiplies old gradients with zero, which leaves nan
def backward_with(net, x, grad):
    for p in net.parameters():
        if p.grad is not None:
            p.grad.mul_(0)
    net(x).backward(grad)
