# verdict: failed
# mistake: F5b
# why: clears before the first batch only
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    optimizer.zero_grad()
    log, running = [], 0.0
    for i, (x, y) in enumerate(loader, 1):
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.item()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
