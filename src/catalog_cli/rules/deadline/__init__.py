"""Rules about time limits (公开时限)."""
