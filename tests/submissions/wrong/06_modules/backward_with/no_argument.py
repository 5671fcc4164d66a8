# verdict: failed
# mistake: none
# why: tells backward nothing about the output
def backward_with(net, x, grad):
    net.zero_grad()
    net(x).backward()
