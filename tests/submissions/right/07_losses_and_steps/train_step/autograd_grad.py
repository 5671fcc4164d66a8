# verdict: passed
# why: gradients by torch.autograd.grad, put where the optimizer looks
import torch


def train_step(net, optimizer, criterion, x, y):
    net.train()
    params = [p for p in net.parameters() if p.requires_grad]
    net.zero_grad()
    optimizer.zero_grad()
    loss = criterion(net(x), y)
    grads = torch.autograd.grad(loss, params, allow_unused=True)
    for p, g in zip(params, grads):
        p.grad = g
    optimizer.step()
    return loss.detach().cpu().numpy().item()
