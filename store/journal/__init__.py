"""The file and everything that keeps it safe."""
