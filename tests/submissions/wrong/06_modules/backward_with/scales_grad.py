# verdict: failed
# why: normalises grad in place
def backward_with(net, x, grad):
    net.zero_grad()
    out = net(x)
    grad /= 2
    (2 * out).backward(grad)
