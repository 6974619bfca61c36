"""What is asked when something is done with a visit, or with what somebody comes for."""
