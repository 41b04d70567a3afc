"""The page for the next session: what stands on it, and how it is written as text, Markdown and HTML."""
