"""The ledger: every statement as it was read, and incidents computed from them by named rules."""
