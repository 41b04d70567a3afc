"""A fault in words: its kind and place only, for anything more could hold what the person wrote."""


def described(fault: BaseException) -> str:
    """Return a fault as one sentence: "... (TypeError at app.py:41) ..."."""
    import traceback
    from pathlib import PurePath

    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
    return f"Something went wrong inside Handrail ({type(fault).__name__} at {place}). What was kept is on disk."
