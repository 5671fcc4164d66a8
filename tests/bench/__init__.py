"""Speed of the kit, measured in one run and told as ratios: ``make bench``. Nothing here is a test."""
