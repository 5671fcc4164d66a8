# verdict: passed
# why: the import of the official tutorial, a generator
import torch.optim as optim


def make_sgd(net, lr, momentum=0.0):
    trainable = (p for p in net.parameters() if p.requires_grad)
    optimizer = optim.SGD(trainable, lr=lr, momentum=momentum)
    return optimizer
