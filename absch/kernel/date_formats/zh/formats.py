"""Dates in words, times by the 24-hour clock in UTC."""

DATE_FORMAT = r"Y年n月j日"
DATETIME_FORMAT = r"Y年n月j日 H:i"
YEAR_MONTH_FORMAT = r"Y年n月"
TIME_FORMAT = "H:i"
