"""CDS Hooks 2.0: the report on a draft as cards; see docs/cds-hooks.md."""
