# verdict: failed
# mistake: none
# why: clears what it has computed
def backward_with(net, x, grad):
    net(x).backward(grad)
    net.zero_grad()
