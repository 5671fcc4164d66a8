# verdict: failed
# why: the order of the epochs does not come from seed: with fraction 1 every seed gives the same orders

import torch
from torch.utils.data import DataLoader, Dataset, RandomSampler, Sampler, Subset, SubsetRandomSampler, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    n = len(dataset)
    k = round(n * train_fraction)
    order = torch.randperm(n, generator=torch.Generator().manual_seed(seed)).tolist()
    train, test = Subset(dataset, sorted(order[:k])), Subset(dataset, sorted(order[k:]))
    g = torch.Generator()
    return DataLoader(train, batch_size, shuffle=k > 0, generator=g), DataLoader(test, batch_size)
