"""The hostile corpus (tests/submissions/hostile) and what plays it."""
