# tries: returns a subclass of float that holds the graph
# exercise: train_step
# verdict: failed
class Loss(float):
    pass


def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    held = Loss(loss.item())
    held.graph = loss
    return held
