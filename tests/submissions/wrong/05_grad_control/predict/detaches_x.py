# verdict: failed
# why: detaches x only, so the parameters bring a graph
def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        return net(x.detach())
    finally:
        for m, training in flags:
            m.training = training
