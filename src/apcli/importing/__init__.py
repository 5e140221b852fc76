"""A city's own table or sheets → a plan.

A file becomes sheets of texts, in a process with bounds (`child`, `opening`). A mapping, which a
person can correct, says which of them are tables and which are sheets of one initiative each, and
what their columns and labels mean (`proposing`, `mapping`). By the mapping every cell goes into a
record of an initiative or is listed (`records`, `forms`, `account`). The records become the trees
of a plan (`converting` and the drafts), and these the texts of its files (`plan_files`). The
modules are imported one by one: the child needs few of them.
"""
