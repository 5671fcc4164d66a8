# verdict: failed
# mistake: none
# why: takes a 1-d x for a sample without a batch, and so gives another shape
import torch


def predict(net, x):
    s = [(m, m.training) for m in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            return net(x if x.dim() > 1 else x.unsqueeze(0))
    finally:
        for m, t in s:
            m.training = t
