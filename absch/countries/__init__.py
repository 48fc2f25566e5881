"""Facts of state: the governments and their names, what each has done under five treaties, and from which day."""
