# verdict: failed
# mistake: none
# why: the right optimizer, but net is in training mode afterwards
import torch



def make_sgd(net, lr, momentum=0.0):
    net.train()
    return torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=lr, momentum=momentum)
