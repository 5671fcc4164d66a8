# verdict: failed
# mistake: none
# why: four decimals
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return round(loss.item(), 4)
