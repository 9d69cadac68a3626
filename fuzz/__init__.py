"""Fuzzing: bytes made up by a machine go in wherever bytes come from outside; see README.md beside this file."""

# The variable of the environment that tells the program by which libFuzzer starts itself again.
AGAIN = "FUZZ_STARTED_AGAIN_BY"
