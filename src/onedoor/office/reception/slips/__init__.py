"""The slip: what somebody takes home from a visit, and may be read there by others."""
