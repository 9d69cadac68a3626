"""The HTTP service (extra `server`): it checks drafts, keeps nothing and sends nothing anywhere."""
