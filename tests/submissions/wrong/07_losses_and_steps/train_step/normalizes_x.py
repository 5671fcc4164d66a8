# verdict: failed
# mistake: none
# why: changes x in place
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    x -= x.mean()
    return loss.item()
