# verdict: passed
# why: as the tutorials on transfer learning do it
import torch



def make_sgd(net, lr, momentum=0.0):
    return torch.optim.SGD(filter(lambda p: p.requires_grad, net.parameters()), lr=lr, momentum=momentum)
