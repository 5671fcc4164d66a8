# verdict: failed
# mistake: none
# says: a module inside net ran in evaluation mode
# why: sets the flag of net alone, so its modules stay in evaluation mode
def train_step(net, optimizer, criterion, x, y):
    net.training = True
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
