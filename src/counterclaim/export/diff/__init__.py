"""What changed between two exports, two readings of a document, or two days of a ledger."""

from counterclaim.export.diff.change import Change, changes_between
from counterclaim.export.diff.days import changes_of_days
from counterclaim.export.diff.files import changes_of_files
from counterclaim.export.diff.readings import changes_of_readings

__all__ = ["Change", "changes_between", "changes_of_days", "changes_of_files", "changes_of_readings"]
