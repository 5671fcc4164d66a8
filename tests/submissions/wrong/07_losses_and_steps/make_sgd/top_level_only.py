# verdict: failed
# why: sees the parameters of the children of net alone
import torch



def make_sgd(net, lr, momentum=0.0):
    params = [p for m in (net, *net.children()) for p in m.parameters(recurse=False) if p.requires_grad]
    return torch.optim.SGD(params, lr=lr, momentum=momentum)
