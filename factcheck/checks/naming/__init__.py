"""What the names check looks for, one module for each kind of slip."""
