# verdict: failed
# mistake: D4b
# why: clears between backward and step: nothing changes
def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
