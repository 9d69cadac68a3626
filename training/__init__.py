"""Makes the statistical model from the corpus; `python -m training` does all of it."""
