# verdict: failed
# why: steps with the gradients of the batch before
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running = [], 0.0
    for i, (x, y) in enumerate(loader, 1):
        loss = criterion(net(x.to(device)), y.to(device))
        optimizer.step()
        optimizer.zero_grad()
        loss.backward()
        running += loss.item()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
