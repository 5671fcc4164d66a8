# verdict: failed
# mistake: D4a
# why: adds to what is there
def backward_with(net, x, grad):
    net(x).backward(grad)
