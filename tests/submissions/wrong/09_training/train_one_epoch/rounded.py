# verdict: failed
# why: entries have two digits
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running = [], 0.0
    for i, (x, y) in enumerate(loader, 1):
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.item()
        if i % log_every == 0:
            log.append(round(running / log_every, 2))
            running = 0.0
    return log
