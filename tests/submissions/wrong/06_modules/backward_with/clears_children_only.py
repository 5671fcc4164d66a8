# verdict: failed
# mistake: D4a
# why: clears the gradients of the submodules and not those of parameters of net's own


def backward_with(net, x, grad):
    [c.zero_grad() for c in net.children()]
    out = net(x)
    out.backward(grad)
