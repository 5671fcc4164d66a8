# verdict: failed
# mistake: none
# why: goes backward from a detached output
def backward_with(net, x, grad):
    net.zero_grad()
    out = net(x).detach().requires_grad_()
    out.backward(grad)
