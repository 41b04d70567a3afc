"""What may honestly be said about the days that were written down."""
