# verdict: failed
# why: weighs the batches of a window by their samples; the mean of the batch losses is asked
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, total, seen = [], 0.0, 0
    for number, (x, y) in enumerate(loader, 1):
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        seen += len(y)
        if number % log_every == 0:
            log.append(total / seen)
            total, seen = 0.0, 0
    return log
