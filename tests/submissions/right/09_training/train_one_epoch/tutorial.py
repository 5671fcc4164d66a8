# verdict: passed
# why: the loop of the blitz's CIFAR-10 tutorial, with its running loss and its `i % N == N - 1`
def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    losses = []
    net.train()
    running_loss = 0.0
    for i, data in enumerate(loader, 0):
        # get the inputs; data is a list of [inputs, labels]
        inputs, labels = data[0].to(device), data[1].to(device)

        # zero the parameter gradients
        optimizer.zero_grad()

        # forward + backward + optimize
        outputs = net(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()

        # print statistics
        running_loss += loss.item()
        if i % log_every == log_every - 1:
            print(f"[{i + 1:5d}] loss: {running_loss / log_every:.3f}")
            losses.append(running_loss / log_every)
            running_loss = 0.0
    print("Finished Training")
    return losses
