# verdict: failed
# says: has no len|len\(\)
# why: a loader need not know how many batches it has
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running, batches = [], 0.0, iter(loader)
    for i in range(len(loader)):
        x, y = next(batches)
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.item()
        if (i + 1) % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
