# verdict: passed
# why: the step takes a closure; gradients become zeros and not None; windows by slices
import torch


def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    for module in net.modules():
        module.training = True
    history = []

    def closure():
        optimizer.zero_grad(set_to_none=False)
        loss = criterion(net(x), y)
        loss.backward()
        return loss

    for x, y in loader:
        x, y = x.to(device=device), y.to(device=device)
        history.append(optimizer.step(closure).item())
    full = len(history) // log_every * log_every
    return torch.tensor(history[:full], dtype=torch.float64).view(-1, log_every).mean(1).tolist()
