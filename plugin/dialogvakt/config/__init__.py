"""What a project says once for all of its drafts, in `.dialogvakt.toml`: settings, and findings that are dismissed."""
