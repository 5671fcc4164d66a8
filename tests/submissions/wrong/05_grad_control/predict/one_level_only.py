# verdict: failed
# why: notes the flags of net and its children, not those of the children's children
import torch


def predict(net, x):
    flags = [(m, m.training) for m in (net, *net.children())]
    net.eval()
    try:
        with torch.no_grad():
            return net(x)
    finally:
        for m, training in flags:
            m.training = training
