# verdict: failed
# why: switches tracking off parameter by parameter and on again for all, so frozen ones thaw; an x that tracks brings a graph
def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    net.requires_grad_(False)
    try:
        return net(x)
    finally:
        net.requires_grad_(True)
        for m, training in flags:
            m.training = training
