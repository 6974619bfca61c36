"""Every read about the people of an office, cut to what the reader may see."""
