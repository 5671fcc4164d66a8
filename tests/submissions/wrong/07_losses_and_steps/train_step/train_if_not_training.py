# verdict: failed
# mistake: none
# why: looks at the flag of net alone: a net that trains with a module at rest is left so
def train_step(net, optimizer, criterion, x, y):
    if not net.training:
        net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
