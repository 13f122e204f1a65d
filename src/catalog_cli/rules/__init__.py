"""What is wrong: one folder a family, one file a rule, and the engine that runs them."""
