# verdict: passed
# why: goes backward from the weighted sum, which is the same number by number
def backward_with(net, x, grad):
    for param in net.parameters():
        if param.grad is not None:
            param.grad.detach_()
            param.grad.zero_()
    (net(x) * grad).sum().backward()
