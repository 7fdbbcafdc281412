"""What can be worked out again from a draft's own figures: one module for each kind of sum."""
