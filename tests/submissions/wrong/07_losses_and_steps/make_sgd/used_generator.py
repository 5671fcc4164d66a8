# verdict: failed
# mistake: F4a
# why: counts the parameters first, and then there are none left
import torch



def make_sgd(net, lr, momentum=0.0):
    params = (p for p in net.parameters() if p.requires_grad)
    print(sum(p.numel() for p in params), "parameters")
    return torch.optim.SGD(params, lr=lr, momentum=momentum)
