# verdict: failed
# mistake: none
# why: goes backward twice
def backward_with(net, x, grad):
    net.zero_grad()
    out = net(x)
    out.backward(grad, retain_graph=True)
    out.backward(grad)
