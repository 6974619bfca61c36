"""Django's settings, addresses and server entry: the only place that knows every room."""
