"""Document to reading: an ordered, named list of stages over one spaCy `Doc`."""
