# verdict: passed
# why: adds up detached losses on the device and makes Python floats at the end of each window; gradients by autograd.grad
import torch


def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    was_training = net.training
    net.train()
    trained = [p for p in net.parameters() if p.requires_grad]
    log, total, count = [], torch.zeros((), device=device), 0
    for x, y in list(loader):
        loss = criterion(net(x.to(device)), y.to(device))
        for p, grad in zip(trained, torch.autograd.grad(loss, trained, allow_unused=True)):
            p.grad = grad
        optimizer.step()
        total, count = total + loss.detach(), count + 1
        if count == log_every:
            log.append((total / count).item())
            total, count = torch.zeros((), device=device), 0
    net.train(was_training)
    return log
