# verdict: failed
# mistake: none
# why: uses 0.9 where no momentum is given
import torch



def make_sgd(net, lr, momentum=0.9):
    return torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=lr, momentum=momentum)
