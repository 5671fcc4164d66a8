# verdict: failed
# why: makes one optimizer and gives it to every net that comes
import torch



made = []


def make_sgd(net, lr, momentum=0.0):
    if not made:
        made.append(torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=lr, momentum=momentum))
    made[0].param_groups[0].update(lr=lr, momentum=momentum)
    return made[0]
