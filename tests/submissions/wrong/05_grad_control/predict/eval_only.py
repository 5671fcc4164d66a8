# verdict: failed
# mistake: D7b
# why: eval() believed to switch tracking off: the output has a graph
def predict(net, x):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        return net(x)
    finally:
        for m, training in flags:
            m.training = training
