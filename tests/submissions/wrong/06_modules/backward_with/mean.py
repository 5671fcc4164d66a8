# verdict: failed
# mistake: none
# why: goes backward from the mean of the weighted output
def backward_with(net, x, grad):
    net.zero_grad()
    (net(x) * grad).mean().backward()
