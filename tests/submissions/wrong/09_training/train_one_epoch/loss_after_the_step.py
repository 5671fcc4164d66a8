# verdict: failed
# why: logs each loss as it is after its step
import torch


def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running = [], 0.0
    for i, (x, y) in enumerate(loader, 1):
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        criterion(net(x), y).backward()
        optimizer.step()
        with torch.no_grad():
            running += criterion(net(x), y).item()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
