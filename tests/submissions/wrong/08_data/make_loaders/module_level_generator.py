# verdict: failed
# why: one generator object for all calls, seeded in each: making a second pair of loaders rewinds the first pair's order

import torch
from torch.utils.data import DataLoader, Dataset, RandomSampler, Subset, random_split


_generator = torch.Generator()


def make_loaders(dataset, batch_size, train_fraction, seed):
    _generator.manual_seed(seed)
    n = round(len(dataset) * train_fraction)
    train, test = random_split(dataset, [n, len(dataset) - n], generator=_generator)
    return (
        DataLoader(train, batch_size=batch_size, shuffle=n > 0, generator=_generator),
        DataLoader(test, batch_size=batch_size),
    )
