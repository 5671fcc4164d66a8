# verdict: failed
# mistake: none
# why: makes all parameters trainable on the way
def backward_with(net, x, grad):
    net.zero_grad()
    net.requires_grad_(True)
    net(x).backward(grad)
