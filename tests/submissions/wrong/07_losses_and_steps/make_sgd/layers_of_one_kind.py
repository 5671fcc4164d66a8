# verdict: failed
# why: takes linear layers alone
import torch



def make_sgd(net, lr, momentum=0.0):
    params = {p for m in net.modules() if isinstance(m, torch.nn.Linear) for p in m.parameters() if p.requires_grad}
    return torch.optim.SGD(list(params) or [torch.zeros(1)], lr=lr, momentum=momentum)
