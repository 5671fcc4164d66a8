# verdict: failed
# mistake: D4b
# why: the same with zeros instead of None
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    for p in net.parameters():
        if p.grad is not None:
            p.grad.zero_()
    optimizer.step()
    return loss.item()
