# verdict: failed
# why: an entry is the mean over the window's samples and not over its batches
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running, seen = [], 0.0, 0
    for i, (x, y) in enumerate(loader, 1):
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.item() * len(y)
        seen += len(y)
        if i % log_every == 0:
            log.append(running / seen)
            running, seen = 0.0, 0
    return log
