# verdict: failed
# mistake: G5d
# why: the running loss is set to 0 in every turn
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log = []
    for i, (x, y) in enumerate(loader, 1):
        running = 0.0
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.item()
        if i % log_every == 0:
            log.append(running / log_every)
    return log
