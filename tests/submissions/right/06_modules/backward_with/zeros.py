# verdict: passed
# why: fills the gradients with zeros instead of dropping them
def backward_with(net, x, grad):
    output = net(x)
    net.zero_grad(set_to_none=False)
    output.backward(gradient=grad)
