# verdict: failed
# why: in training mode, and stays there
def backward_with(net, x, grad):
    net.train()
    net.zero_grad()
    net(x).backward(grad)
