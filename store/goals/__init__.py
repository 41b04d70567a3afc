"""The arithmetic of goals: pure functions over records, "today" passed in."""
