# verdict: failed
# mistake: D4a
# why: clears the gradients of a copy
import copy


def backward_with(net, x, grad):
    copy.deepcopy(net).zero_grad()
    net(x).backward(grad)
