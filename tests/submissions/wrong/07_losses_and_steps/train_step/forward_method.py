# verdict: failed
# mistake: E1b
# why: calls net.forward, so hooks do not run
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net.forward(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
