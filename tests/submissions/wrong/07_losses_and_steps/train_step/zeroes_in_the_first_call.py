# verdict: failed
# mistake: D4a
# why: clears once and for all
done = []
def train_step(net, optimizer, criterion, x, y):
    net.train()
    if not done:
        optimizer.zero_grad()
        done.append(1)
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
