# tries: makes the checkpoint a named pipe, which whoever reads it waits for
# exercise: save_checkpoint
# verdict: failed
import os


def save_checkpoint(path, net, optimizer, epoch):
    os.path.exists(path) and os.unlink(path)
    os.mkfifo(path)
