"""The parts of factuality: governors, tense, and the climb that joins them."""
