# verdict: failed
# mistake: none
# says: evaluation mode
# why: never switches to training mode
def train_step(net, optimizer, criterion, x, y):
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
