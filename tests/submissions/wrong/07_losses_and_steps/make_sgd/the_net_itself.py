# verdict: failed
# mistake: F4a
# why: gives the net where parameters are asked
import torch



def make_sgd(net, lr, momentum=0.0):
    return torch.optim.SGD(net, lr=lr, momentum=momentum)
