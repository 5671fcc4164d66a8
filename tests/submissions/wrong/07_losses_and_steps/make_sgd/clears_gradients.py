# verdict: failed
# mistake: none
# why: the right optimizer, but the gradients of net are gone
import torch



def make_sgd(net, lr, momentum=0.0):
    net.zero_grad()
    return torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=lr, momentum=momentum)
