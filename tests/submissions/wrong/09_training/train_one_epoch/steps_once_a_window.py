# verdict: failed
# why: accumulates over a window and steps once
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running = [], 0.0
    optimizer.zero_grad()
    for i, (x, y) in enumerate(loader, 1):
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        running += loss.item()
        if i % log_every == 0:
            optimizer.step()
            optimizer.zero_grad()
            log.append(running / log_every)
            running = 0.0
    return log
