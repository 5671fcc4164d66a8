# verdict: failed
# mistake: none
# says: labels of others
# why: shuffles images and labels apart
import torch
from torch.utils.data import DataLoader, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    images, labels = zip(*(dataset[i] for i in range(len(dataset))))
    a, b = (torch.randperm(len(dataset), generator=g).tolist() for _ in range(2))
    mixed = [(images[i], labels[j]) for i, j in zip(a, b)]
    train, test = mixed[:k], mixed[k:]
    return DataLoader(train, batch_size, shuffle=k > 0, generator=g), DataLoader(test, batch_size)
