"""What Handrail knows, its arithmetic, and how it is kept; nothing here knows of a screen."""
