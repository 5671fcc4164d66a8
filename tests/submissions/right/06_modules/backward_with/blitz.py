# verdict: passed
# why: the lines of the tutorial: zero_grad, forward, backward with a gradient
def backward_with(net, x, grad):
    net.zero_grad()
    out = net(x)
    out.backward(grad)
