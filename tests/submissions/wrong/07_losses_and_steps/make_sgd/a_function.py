# verdict: failed
# mistake: none
# why: returns something to call and no optimizer
import torch



def make_sgd(net, lr, momentum=0.0):
    return torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=lr, momentum=momentum).step
