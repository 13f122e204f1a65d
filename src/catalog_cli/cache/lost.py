"""What to say of something that was kept and is not there any more; whoever needs it makes it anew."""


class LostError(Exception):
    """Something that was kept is not there any more as it was."""
