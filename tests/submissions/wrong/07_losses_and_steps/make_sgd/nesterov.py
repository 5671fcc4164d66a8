# verdict: failed
# mistake: none
# why: another momentum
import torch



def make_sgd(net, lr, momentum=0.0):
    params = [p for p in net.parameters() if p.requires_grad]
    return torch.optim.SGD(params, lr=lr, momentum=momentum, nesterov=momentum > 0)
