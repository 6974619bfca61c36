"""What can happen in an office, typed once. Imports nothing of ours."""
