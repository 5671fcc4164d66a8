# verdict: failed
# mistake: F5c
# why: adds up tensors without graph and returns tensors
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running = [], 0.0
    for i, (x, y) in enumerate(loader, 1):
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.detach()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
