"""What a person writes down, one module a noun."""
