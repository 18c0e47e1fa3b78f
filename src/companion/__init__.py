"""Data, figures and book of the research companion."""
