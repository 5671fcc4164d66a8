# verdict: passed
# why: the lines of the official tutorial, in its order and with its names
def train_step(net, optimizer, criterion, inputs, labels):
    net.train()

    # zero the parameter gradients
    optimizer.zero_grad()

    # forward + backward + optimize
    outputs = net(inputs)
    loss = criterion(outputs, labels)
    loss.backward()
    optimizer.step()

    return loss.item()
