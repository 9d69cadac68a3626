"""Drafts in files: read as they are stored, placed by line and column, and changed without touching the rest."""
