"""The exercise and grading kit for *Deep Learning with PyTorch: A 60 Minute Blitz*.

`graders/README.md` draws the architecture. In one sentence: a *judge* that never imports a submission sends inputs to a
confined *worker* that does, and alone decides what the answers are worth.
"""

__version__ = "0.1.0"
