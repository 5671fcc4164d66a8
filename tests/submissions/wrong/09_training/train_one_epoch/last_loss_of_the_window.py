# verdict: failed
# why: an entry is the loss of the window's last batch alone
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log = []
    for i, (x, y) in enumerate(loader, 1):
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        if i % log_every == 0:
            log.append(loss.item())
    return log
