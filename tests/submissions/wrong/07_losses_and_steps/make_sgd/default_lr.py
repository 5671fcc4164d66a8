# verdict: failed
# mistake: F4a
# why: does not pass the learning rate on
import torch



def make_sgd(net, lr, momentum=0.0):
    return torch.optim.SGD([p for p in net.parameters() if p.requires_grad], momentum=momentum)
