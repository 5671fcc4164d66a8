# verdict: failed
# mistake: none
# why: divides the loss by the number of samples once more
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item() / len(x)
