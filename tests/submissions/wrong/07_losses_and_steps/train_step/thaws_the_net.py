# verdict: failed
# mistake: none
# why: lets every parameter require grad
def train_step(net, optimizer, criterion, x, y):
    net.train()
    net.requires_grad_(True)
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
