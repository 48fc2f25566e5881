"""The door for everyone: home, record pages, history, comparison, verification."""
