"""The door for those who write, decide and designate: the register."""
