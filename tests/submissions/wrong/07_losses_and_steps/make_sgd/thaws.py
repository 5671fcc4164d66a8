# verdict: failed
# mistake: none
# why: lets all of net require grad, then takes all
import torch



def make_sgd(net, lr, momentum=0.0):
    net.requires_grad_(True)
    return torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum)
