"""The pages of asking a colleague quietly, and of answering."""
