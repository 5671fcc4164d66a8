# verdict: failed
# mistake: F5a
# why: clears after a step that uses what the call before left
def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    optimizer.step()
    optimizer.zero_grad()
    loss.backward()
    return loss.item()
