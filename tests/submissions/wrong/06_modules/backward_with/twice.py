# verdict: failed
# mistake: none
# why: runs net twice: batch norm counts two batches
def backward_with(net, x, grad):
    net.zero_grad()
    assert net(x).shape == grad.shape
    net(x).backward(grad)
