"""What the relation check asks of one statement, relation by relation."""
