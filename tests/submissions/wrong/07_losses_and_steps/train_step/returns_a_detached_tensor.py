# verdict: failed
# mistake: none
# why: a tensor without a graph is no float either
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.detach()
