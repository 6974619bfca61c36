"""Reception: where needs are taken in, and what may be done with a visit."""
