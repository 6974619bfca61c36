"""Every write of the case file, by what is filed."""
