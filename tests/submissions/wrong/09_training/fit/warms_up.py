# verdict: failed
# mistake: none
# why: a first pass in training mode, of which batch norm learns
import torch
def fit(net, train_loader, test_loader, epochs, lr, device):
    criterion = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    history, best, weights = [], -1.0, None
    net.train()
    with torch.no_grad():
        for x, y in train_loader:
            net(x.to(device))
    for epoch in range(1, epochs + 1):
        net.train()
        total, seen = 0.0, 0
        for x, y in train_loader:
            x, y = x.to(device), y.to(device)
            optimizer.zero_grad()
            loss = criterion(net(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            seen += len(y)
        net.eval()
        test, hits, count = 0.0, 0, 0
        with torch.no_grad():
            for x, y in test_loader:
                x, y = x.to(device), y.to(device)
                out = net(x)
                test += criterion(out, y).item() * len(y)
                hits += (out.argmax(1) == y).sum().item()
                count += len(y)
        history.append({'epoch': epoch, 'train_loss': total / seen, 'test_loss': test / count, 'test_accuracy': hits / count})
        if hits / count > best:
            best, weights = hits / count, {k: v.clone() for k, v in net.state_dict().items()}
    net.load_state_dict(weights)
    return history
