"""What other programs read and write: drafts from their forms, reports in theirs; each module knows one form."""
