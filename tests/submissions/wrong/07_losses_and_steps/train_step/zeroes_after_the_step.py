# verdict: failed
# mistake: F5b
# why: clears for the next call only, so what was there before the first one gets in
def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()
