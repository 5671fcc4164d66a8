# verdict: failed
# mistake: none
# why: in evaluation mode for the time: batch norm then computes something else
def backward_with(net, x, grad):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    net.zero_grad()
    net(x).backward(grad)
    for m, flag in flags:
        m.training = flag
