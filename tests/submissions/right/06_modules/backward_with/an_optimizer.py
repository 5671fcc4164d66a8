# verdict: passed
# why: lets an optimizer clear
from torch import optim


def backward_with(net, x, grad):
    optim.SGD(net.parameters(), lr=0.1).zero_grad()
    net(x).backward(grad)
