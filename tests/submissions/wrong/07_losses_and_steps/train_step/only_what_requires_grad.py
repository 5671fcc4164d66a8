# verdict: failed
# why: clears the gradients of the parameters that require grad: a frozen one goes on with an old gradient
def train_step(net, optimizer, criterion, x, y):
    net.train()
    for p in net.parameters():
        if p.requires_grad:
            p.grad = None
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
