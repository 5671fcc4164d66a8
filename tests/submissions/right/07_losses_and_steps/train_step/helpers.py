# verdict: passed
# why: a class of its own, and a context manager; puts the mode back, which nobody asked for
from contextlib import contextmanager


@contextmanager
def training(net):
    flags = {m: m.training for m in net.modules()}
    net.train()
    try:
        yield net
    finally:
        for m, flag in flags.items():
            m.training = flag


class Step:
    def __init__(self, optimizer):
        self.optimizer = optimizer

    def __call__(self, loss):
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.tolist()


def train_step(net, optimizer, criterion, x, y) -> float:
    with training(net) as net:
        return Step(optimizer)(criterion(net(x), y))
