# verdict: passed
# why: clears gradients by hand just before backward, after the forward pass
def train_step(net, optimizer, criterion, x, y):
    for module in net.modules():
        module.training = True
    loss = criterion(net(x), y)
    for group in optimizer.param_groups:
        for p in group["params"]:
            p.grad = None
    loss.backward()
    optimizer.step()
    return float(loss.detach())
