# verdict: failed
# mistake: none
# why: does not pass momentum on
import torch



def make_sgd(net, lr, momentum=0.0):
    return torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=lr)
