"""How an answer is written: one folder a kind of answer, one file a format."""
