# verdict: failed
# mistake: none
# why: takes the step twice
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    optimizer.step()
    return loss.item()
