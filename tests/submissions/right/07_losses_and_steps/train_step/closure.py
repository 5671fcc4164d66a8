# verdict: passed
# why: a closure that the optimizer calls
import torch


def train_step(net, optimizer, criterion, x, y):
    net.train(True)

    def closure():
        optimizer.zero_grad(set_to_none=False)
        with torch.enable_grad():
            loss = criterion(net(x), y)
        loss.backward()
        return loss

    return optimizer.step(closure).item()
