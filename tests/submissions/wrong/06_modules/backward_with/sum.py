# verdict: failed
# mistake: D5c
# why: goes backward from the sum
def backward_with(net, x, grad):
    net.zero_grad()
    net(x).sum().backward()
