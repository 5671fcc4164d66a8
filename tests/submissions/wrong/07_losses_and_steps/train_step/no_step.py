# verdict: failed
# mistake: none
# why: goes backward and leaves the weights alone
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    return loss.item()
