"""What right means: one pytest file for each exercise file. Judge's side: no torch, no learner code."""
