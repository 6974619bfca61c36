"""Every write of appointments: made, moved, cancelled, and what became of them."""
