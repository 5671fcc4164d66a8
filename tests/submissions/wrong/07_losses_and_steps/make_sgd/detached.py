# verdict: failed
# mistake: F4b
# why: trains copies of the parameters
import torch



def make_sgd(net, lr, momentum=0.0):
    params = [p.detach().clone().requires_grad_() for p in net.parameters() if p.requires_grad]
    return torch.optim.SGD(params, lr=lr, momentum=momentum)
