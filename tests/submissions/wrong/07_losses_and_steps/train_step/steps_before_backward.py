# verdict: failed
# mistake: F5a
# why: the step comes before its gradients
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    optimizer.step()
    loss.backward()
    return loss.item()
