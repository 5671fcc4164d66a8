# verdict: failed
# mistake: none
# why: draws samples again and again
import torch
from torch.utils.data import DataLoader, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    g = torch.Generator().manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    sampler = torch.utils.data.RandomSampler(train, replacement=True, generator=g) if k else None
    return DataLoader(train, batch_size, sampler=sampler), DataLoader(test, batch_size)
