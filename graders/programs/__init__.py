"""Programs: short trusted functions that run in the worker with the learner's module. They act; checks judge.

A program takes the submission and plain inputs (tensors lie over the arena), does what a learner's function is for, and
returns plain data: numbers, texts, lists, dicts, tensors. It never decides whether that is right. `submission.call` and
`submission.guard` run learner code; what that raises ends the program as the learner's exception unless it is caught here.
The same program runs in the reference's fork with the solution. Imports torch and the standard library only.
"""
