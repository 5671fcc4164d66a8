# verdict: failed
# mistake: G5g
# why: the short rest gets an entry of its own
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    each = []
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        each.append(loss.item())
    windows = [each[i : i + log_every] for i in range(0, len(each), log_every)]
    return [sum(window) / len(window) for window in windows]
