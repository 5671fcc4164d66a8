# verdict: failed
# mistake: D4a
# why: gradients of all calls add up
def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
