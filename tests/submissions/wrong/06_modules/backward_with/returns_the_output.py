# verdict: failed
# mistake: none
# why: returns the output
def backward_with(net, x, grad):
    net.zero_grad()
    out = net(x)
    out.backward(grad)
    return out
