# to be done on Monday
