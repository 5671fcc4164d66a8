# verdict: failed
# mistake: none
# why: the generator goes on from call to call
import torch
from torch.utils.data import DataLoader, random_split


g = torch.Generator()


def make_loaders(dataset, batch_size, train_fraction, seed):
    if g.initial_seed() != seed:
        g.manual_seed(seed)
    k = round(len(dataset) * train_fraction)
    train, test = random_split(dataset, [k, len(dataset) - k], generator=g)
    return DataLoader(train, batch_size, shuffle=k > 0, generator=g), DataLoader(test, batch_size)
