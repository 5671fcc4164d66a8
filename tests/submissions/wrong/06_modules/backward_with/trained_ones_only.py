# verdict: failed
# mistake: none
# why: forgets the gradients of those that train only
def backward_with(net, x, grad):
    for p in net.parameters():
        if p.requires_grad:
            p.grad = None
    net(x).backward(grad)
