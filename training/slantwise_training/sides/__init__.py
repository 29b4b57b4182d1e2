"""Learning whose side a cue takes, and measuring it."""
