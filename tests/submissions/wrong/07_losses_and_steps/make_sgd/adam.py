# verdict: failed
# why: another optimizer
import torch



def make_sgd(net, lr, momentum=0.0):
    return torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=lr)
