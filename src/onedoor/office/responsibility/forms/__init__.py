"""Forms about a case: what they ask, and where on them a rule's no is told."""
