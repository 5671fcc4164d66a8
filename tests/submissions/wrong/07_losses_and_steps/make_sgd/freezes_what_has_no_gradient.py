# verdict: failed
# why: leaves out parameters that have no gradient yet
import torch



def make_sgd(net, lr, momentum=0.0):
    params = [p for p in net.parameters() if p.requires_grad and p.grad is not None]
    return torch.optim.SGD(params or [torch.zeros(1)], lr=lr, momentum=momentum)
