# verdict: failed
# why: a random starting point, but contiguous blocks: not split at random

import torch
from torch.utils.data import DataLoader, Dataset, RandomSampler, Sampler, Subset, SubsetRandomSampler, random_split


def make_loaders(dataset, batch_size, train_fraction, seed):
    n = len(dataset)
    k = round(n * train_fraction)
    g = torch.Generator().manual_seed(seed)
    start = int(torch.randint(max(n, 1), (), generator=g))
    order = [(start + i) % n for i in range(n)]
    return (
        DataLoader(Subset(dataset, order[:k]), batch_size, shuffle=k > 0, generator=g),
        DataLoader(Subset(dataset, order[k:]), batch_size),
    )
