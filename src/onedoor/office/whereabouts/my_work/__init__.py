"""My work: what I hold, what is asked of me, and what I must be told."""
