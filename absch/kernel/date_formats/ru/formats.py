"""Dates in words, times by the 24-hour clock in UTC."""

DATE_FORMAT = r"j E Y"
DATETIME_FORMAT = r"j E Y, H:i"
YEAR_MONTH_FORMAT = r"F Y"
TIME_FORMAT = "H:i"
