"""One's own desk: where one stands, whom one serves, who waits, and what one owes."""
