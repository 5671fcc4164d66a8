# verdict: failed
# mistake: E1b
# why: calls forward, past the hooks
def backward_with(net, x, grad):
    net.zero_grad()
    net.forward(x).backward(grad)
