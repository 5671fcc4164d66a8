# verdict: failed
# why: leaves out batches that are shorter than the first
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running, size, i = [], 0.0, None, 0
    for x, y in loader:
        size = size or len(y)
        if len(y) < size:
            continue
        i += 1
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.item()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
