"""Every write of responsibility, by what is done."""
