# verdict: failed
# mistake: none
# why: asks the dataset for its tensors, which others do not have
import torch
from torch.utils.data import DataLoader, TensorDataset


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    order = torch.randperm(len(dataset), generator=g)
    x, y = (t[order] for t in dataset.tensors)
    train, test = TensorDataset(x[:k], y[:k]), TensorDataset(x[k:], y[k:])
    return DataLoader(train, batch_size, shuffle=k > 0, generator=g), DataLoader(test, batch_size)
