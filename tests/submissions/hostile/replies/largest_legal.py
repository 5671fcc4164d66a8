# tries: announce as much as is legal and never send it
# exercise: add_in_place
# verdict: failed
# cause: timeout|crash|forged
# slow: yes
import os
import struct
import time


def add_in_place(y, x):
    os.write(3, struct.pack("<4sII", b"blz1", 1 << 21, 1 << 26))
    time.sleep(1e6)
