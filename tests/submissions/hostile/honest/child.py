# tries: nothing: a child computes a part of the work, and is waited for
# exercise: flatten_batch
# verdict: passed
import os

count = []


def flatten_batch(x):
    if count:
        return x.reshape(x.shape[0], width(x.shape))
    count.append(1)
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(mouth, str(width(x.shape)).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    found = int(os.read(ear, 100))
    os.close(ear)
    os.close(mouth)
    return x.reshape(x.shape[0], found)


def width(shape):
    product = 1
    for n in shape[1:]:
        product *= n
    return product
