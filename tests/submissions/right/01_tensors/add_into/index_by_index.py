# verdict: passed
# why: visits every index of out and writes one number at a time; the empty index of a 0-d tensor too.
import itertools


def add_into(x, y, out):
    wide_x = x.expand(out.shape)
    wide_y = y.expand(out.shape)
    for index in itertools.product(*[range(n) for n in out.shape]):
        out[index] = wide_x[index] + wide_y[index]
    return out
