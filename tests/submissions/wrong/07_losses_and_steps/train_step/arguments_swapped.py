# verdict: failed
# why: gives the criterion the labels first
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(y, net(x))
    loss.backward()
    optimizer.step()
    return loss.item()
