"""Search while typing: the results narrow, and the one that is chosen is shown."""
