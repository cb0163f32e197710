"""purport."""
