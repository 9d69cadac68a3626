"""The language server: the report on a draft, in an editor."""
