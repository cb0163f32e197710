"""What leaves the house: page contexts and claims as text that people and programs read.

Enters: page contexts of `purport.views`, or reports, claims and links. Leaves: terminal output,
HTML, and the exports. It refuses to decide anything: what is shown was decided before.
"""
