# verdict: failed
# mistake: none
# why: seeds the random numbers of Python
import random

import torch
from torch.utils.data import DataLoader, Subset


def make_loaders(dataset, batch_size, train_fraction, seed):
    random.seed(seed)
    order = list(range(len(dataset)))
    random.shuffle(order)
    k = round(len(dataset) * train_fraction)
    g = torch.Generator().manual_seed(seed)
    train, test = Subset(dataset, order[:k]), Subset(dataset, order[k:])
    return DataLoader(train, batch_size, shuffle=k > 0, generator=g), DataLoader(test, batch_size)
