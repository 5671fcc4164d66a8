# verdict: failed
# why: computes on a copy of net, whose gradients nobody sees
import copy


def backward_with(net, x, grad):
    net.zero_grad()
    copy.deepcopy(net)(x).backward(grad)
