# verdict: failed
# mistake: none
# says: must not have it
# why: frozen parameters too
import torch



def make_sgd(net, lr, momentum=0.0):
    return torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum)
