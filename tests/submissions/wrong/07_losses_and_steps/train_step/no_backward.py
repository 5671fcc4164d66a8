# verdict: failed
# mistake: F5a
# why: steps without going backward
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    optimizer.step()
    return loss.item()
