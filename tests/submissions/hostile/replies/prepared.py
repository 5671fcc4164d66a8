# tries: a well-formed answer that lies in the channel before the question is asked
# exercise: add_in_place
# verdict: failed
# cause: forged
# neighbour: failed
import json
import os
import struct

text = json.dumps({"d": [["id", 1], ["status", "returned"], ["result", None]]}).encode()
os.write(3, struct.pack("<4sII", b"blz1", len(text), 0) + text)


def add_in_place(y, x):
    return y
