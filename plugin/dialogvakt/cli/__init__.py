"""The command line: it translates the report, and adds nothing to it."""
