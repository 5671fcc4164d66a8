# verdict: passed
# why: built of train_one_epoch and evaluate of the same file; each batch's size is counted on its way through
import torch


def train_one_epoch(net, loader, optimizer, criterion, device, log_every):
    net.train()
    log, running = [], 0.0
    for i, (x, y) in enumerate(loader, 1):
        optimizer.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        running += loss.item()
        if i % log_every == 0:
            log.append(running / log_every)
            running = 0.0
    return log


@torch.inference_mode()
def evaluate(net, loader, criterion, device):
    flags = [(m, m.training) for m in net.modules()]
    net.eval()
    loss = hits = count = 0
    for x, y in loader:
        out, y = net(x.to(device)), y.to(device)
        loss, hits, count = loss + criterion(out, y).item() * len(y), hits + int((out.argmax(1) == y).sum()), count + len(y)
    for m, flag in flags:
        m.training = flag
    return loss / count, hits / count


def fit(net, train_loader, test_loader, epochs, lr, device):
    criterion = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(filter(lambda p: p.requires_grad, net.parameters()), lr=lr, momentum=0.9)
    history, snapshots = [], {}

    def counted():
        for batch in train_loader:
            sizes.append(len(batch[1]))
            yield batch

    for epoch in range(1, epochs + 1):
        sizes = []
        losses = train_one_epoch(net, counted(), optimizer, criterion, device, log_every=1)
        train_loss = sum(map(float.__mul__, losses, map(float, sizes))) / sum(sizes)
        test_loss, test_accuracy = evaluate(net, test_loader, criterion, device)
        history.append(dict(epoch=epoch, train_loss=train_loss, test_loss=test_loss, test_accuracy=test_accuracy))
        snapshots.setdefault(test_accuracy, {k: v.clone() for k, v in net.state_dict().items()})
    net.load_state_dict(snapshots[max(snapshots)])
    return history
