"""Who is told of what: the inbox of the desk and the mails, each written in the reader's language."""
