"""Text into segments, by SRX rules."""
