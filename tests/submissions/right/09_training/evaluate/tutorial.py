# verdict: passed
# why: the test loop of the blitz's CIFAR-10 tutorial, with the loss added and net put back as it was
import torch


def evaluate(net, loader, criterion, device):
    correct = 0
    total = 0
    running_loss = 0.0
    modes = {name: module.training for name, module in net.named_modules()}
    net.eval()
    # since we're not training, we don't need to calculate the gradients for our outputs
    with torch.no_grad():
        for data in loader:
            images, labels = data[0].to(device), data[1].to(device)
            # calculate outputs by running images through the network
            outputs = net(images)
            running_loss += criterion(outputs, labels).item() * labels.size(0)
            # the class with the highest energy is what we choose as prediction
            _, predicted = torch.max(outputs, 1)
            total += labels.size(0)
            correct += (predicted == labels).sum().item()
    for name, module in net.named_modules():
        module.training = modes[name]
    return running_loss / total, correct / total
