# verdict: failed
# mistake: none
# why: switches to evaluation mode
def train_step(net, optimizer, criterion, x, y):
    net.eval()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
