"""The door for the command line: manage.py commands."""
