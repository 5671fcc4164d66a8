# verdict: failed
# mistake: G5c
# why: `i % N == 0` with i from 0: the first entry is one batch divided by N
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running = [], 0.0
    for i, (x, y) in enumerate(loader):
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.item()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
