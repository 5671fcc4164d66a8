# verdict: failed
# why: remembers the loss of the first call
first = []


def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    first.append(loss.item())
    return first[0]
