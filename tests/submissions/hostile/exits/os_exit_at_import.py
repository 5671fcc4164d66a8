# tries: end the process at once while the file is imported
# exercise: add_in_place
# verdict: failed
# cause: crash
# neighbour: failed
import os

os._exit(0)
