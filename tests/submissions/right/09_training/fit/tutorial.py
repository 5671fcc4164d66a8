# verdict: passed
# why: the two loops of the blitz's CIFAR-10 tutorial in one function; state kept as clones
import torch
import torch.nn as nn
import torch.optim as optim


def fit(net, trainloader, testloader, epochs, lr, device):
    net.to(device)
    criterion = nn.CrossEntropyLoss()
    optimizer = optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    results = []
    best_acc, best_state = None, {}
    for epoch in range(epochs):  # loop over the dataset multiple times
        net.train()
        running_loss, samples = 0.0, 0
        for i, data in enumerate(trainloader, 0):
            # get the inputs; data is a list of [inputs, labels]
            inputs, labels = data[0].to(device), data[1].to(device)

            # zero the parameter gradients
            optimizer.zero_grad()

            # forward + backward + optimize
            outputs = net(inputs)
            loss = criterion(outputs, labels)
            loss.backward()
            optimizer.step()

            running_loss += loss.item() * inputs.size(0)
            samples += inputs.size(0)

        correct, total, test_loss = 0, 0, 0.0
        net.eval()
        with torch.no_grad():
            for data in testloader:
                images, labels = data[0].to(device), data[1].to(device)
                outputs = net(images)
                test_loss += criterion(outputs, labels).item() * labels.size(0)
                _, predicted = torch.max(outputs.data, 1)
                total += labels.size(0)
                correct += (predicted == labels).sum().item()
        acc = correct / total
        print(f"Accuracy of the network on the test images: {100 * correct // total} %")
        results.append(
            {"epoch": epoch + 1, "train_loss": running_loss / samples, "test_loss": test_loss / total, "test_accuracy": acc}
        )
        if best_acc is None or acc > best_acc:
            best_acc = acc
            best_state = {k: v.detach().clone() for k, v in net.state_dict().items()}
    print("Finished Training")
    net.load_state_dict(best_state)
    return results
