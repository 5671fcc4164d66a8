# verdict: passed
# why: the test loop of the basics tutorial, sample by sample, in inference mode
import torch


def evaluate(net, dataloader, loss_fn, device):
    training = {module for module in net.modules() if module.training}
    for module in training:
        module.training = False
    size, test_loss, correct = 0, 0, 0
    with torch.inference_mode():
        for X, y in dataloader:
            X, y = X.to(device), y.to(device)
            pred = net(X)
            for i in range(len(y)):
                test_loss += loss_fn(pred[i : i + 1], y[i : i + 1]).item()
                size += 1
            correct += (pred.argmax(1) == y).type(torch.float).sum().item()
    for module in training:
        module.training = True
    test_loss /= size
    correct /= size
    print(f"Test Error: \n Accuracy: {(100*correct):>0.1f}%, Avg loss: {test_loss:>8f} \n")
    return test_loss, correct
