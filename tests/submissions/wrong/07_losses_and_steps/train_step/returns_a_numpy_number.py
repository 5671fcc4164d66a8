# verdict: failed
# mistake: none
# why: a NumPy number is no Python float
def train_step(net, optimizer, criterion, x, y):
    net.train()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.detach().cpu().double().numpy()[()]
