# verdict: failed
# mistake: D4a
# why: clears the gradients of the weights and not those of the biases


def backward_with(net, x, grad):

    for n, p in net.named_parameters():
        if "weight" in n:
            p.grad = None
    out = net(x)
    out.backward(grad)
