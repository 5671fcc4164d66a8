# verdict: failed
# mistake: G5e
# why: what is left of one epoch leaks into the next
running = 0.0


def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    global running
    net.train()
    log = []
    for i, (x, y) in enumerate(loader, 1):
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.item()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
