# verdict: failed
# why: in evaluation mode, and stays there
def backward_with(net, x, grad):
    net.eval()
    net.zero_grad()
    net(x).backward(grad)
