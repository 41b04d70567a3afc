"""What can be wrong with a file that is to be taken in."""


class NotTakenError(ValueError):
    """Nothing of the file is taken in; the message is a sentence fit to show."""
