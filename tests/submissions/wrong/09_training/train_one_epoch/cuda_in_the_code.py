# verdict: failed
# mistake: C7c
# why: moves batches to a GPU that is not everywhere
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running = [], 0.0
    for i, (x, y) in enumerate(loader, 1):
        optimizer.zero_grad()
        loss = criterion(net(x.cuda()), y.cuda())
        loss.backward()
        optimizer.step()
        running += loss.item()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log
