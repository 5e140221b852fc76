"""Workbooks to and from departments: what is asked, what came back, and who has answered."""
