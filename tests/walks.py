"""Ways from the dashboard to every screen, for the tests that hold something of each."""

from __future__ import annotations

WALKS = (
    (("g", "Dashboard"), ("a", "Library"), ("enter", "GoalForm")),
    (("g enter", "GoalPage"), ("z", "ChartFull")),
    (("g o", "GoalMenu"),),
    (("g i", "LookBack"),),
    (("g slash", "GoalFilter"),),
    (("g space", "Pausing"),),
    (("c", "Dashboard"), ("a", "EventForm")),
    (("d", "HardDay"), ("b", "Breathe")),
    (("b e", "Breathe"),),
    (("w", "Write"), ("slash", "Write")),
    (("w a", "KindBox"), ("2", "EntryForm"), ("down down down enter down enter", "SeveralList")),
    (("w enter", "EntryForm"),),
    (("w l", "Ladders"), ("a", "LadderForm")),
    (("w n", "SleepReview"),),
    (("w o", "WorryTime"),),
    (("m", "Questionnaires"), ("enter", "Take")),
    (("m e", "Questionnaires"),),
    (("m right", "ResponsePage"),),
    (("s", "SettingsForm"), ("enter", "Asked"), ("a", "AddQuestion"), ("slash", "AddQuestion")),
    (("s down enter", "Medicines"), ("a", "MedicineForm")),
    (("p", "Plan"), ("slash", "Plan")),
    (("p a", "PlanLineForm"),),
    (("p right right right down enter", "PlanLineForm"),),
    (("p right right right down l", "PlanLinks"),),
    (("p x", "AsPage"),),
    (("question_mark", "Keys"),),
    (("h", "Hidden"),),
    (("colon", "CommandPalette"),),
)
"""From the dashboard: keys, and the screen they lead to; then on from there."""
