# verdict: failed
# says: changed its argument x
# why: normalises the caller's batches in place
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running = [], 0.0
    for i, (x, y) in enumerate(loader, 1):
        inputs = x.to(device)
        optimizer.zero_grad()
        loss = criterion(net(inputs), y.to(device))
        loss.backward()
        optimizer.step()
        if x.is_floating_point():
            x.mul_(0.5)
        running += loss.item()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
