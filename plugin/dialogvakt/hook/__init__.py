"""The hook: one process that answers a request a line, for programs that start a helper of their own."""
