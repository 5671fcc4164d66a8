# verdict: passed
# why: one group for each parameter, with a name
import torch



def make_sgd(net, lr, momentum=0.0):
    groups = [{"params": [p], "name": name} for name, p in net.named_parameters() if p.requires_grad]
    return torch.optim.SGD(groups, lr, momentum)
