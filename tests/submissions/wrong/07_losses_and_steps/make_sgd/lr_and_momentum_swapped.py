# verdict: failed
# why: gives momentum for the learning rate
import torch



def make_sgd(net, lr, momentum=0.0):
    return torch.optim.SGD([p for p in net.parameters() if p.requires_grad], momentum, lr)
