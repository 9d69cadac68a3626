"""Fuzzing: bytes made up by a machine go in wherever bytes come from outside; see README.md beside this file."""
