"""Reception: how a need reaches the office."""
