# verdict: passed
# why: a generator of batch losses, cut into windows with islice; clears after each step and before the first
from itertools import islice


def steps(net, loader, optimizer, criterion, device):
    optimizer.zero_grad()
    for x, y in loader:
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        yield loss.item()


def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train(True)
    going, log = steps(net, loader, optimizer, criterion, device), []
    while len(window := list(islice(going, log_every))) == log_every:
        log.append(sum(window) / len(window))
    return log
