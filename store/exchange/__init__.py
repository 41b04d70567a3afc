"""Everything that leaves the journal as a file, and everything that comes into it from one."""
