# verdict: passed
# why: clears through the net, and again after the step, for the next one; warns of float(loss)
def train_step(net, optimizer, criterion, x, y):
    net.train().zero_grad()
    output = net.__call__(x)
    loss = criterion(output, y)
    value = float(loss)
    loss.backward()
    optimizer.step()
    net.zero_grad()
    return value
