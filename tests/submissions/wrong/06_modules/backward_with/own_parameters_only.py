# verdict: failed
# mistake: D4a
# why: clears the gradients of net itself, not of its layers
def backward_with(net, x, grad):
    for p in net.parameters(recurse=False):
        p.grad = None
    net(x).backward(grad)
