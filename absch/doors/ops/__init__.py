"""The door for those who keep the service running: health, keys, the log."""
