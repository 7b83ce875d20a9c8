"""How far a leaf is, in a word with a sign; and what is then to be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from parindex.core.readiness import LeafState

WORDS: dict[LeafState, Promise] = {
    LeafState.CONTESTED: _("Two values"),
    LeafState.RETURNED: _("Returned"),
    LeafState.CONTRADICTORY: _("Contradictory"),
    LeafState.UNCONFIRMED: _("Not confirmed"),
    LeafState.MISSING: _("Figures missing"),
    LeafState.NO_EVIDENCE: _("No evidence"),
    LeafState.EXPLAINED: _("Explained"),
    LeafState.UNSCORED: _("Cannot be scored"),
    LeafState.WAITING: _("No points yet"),
    LeafState.NOT_APPLICABLE: _("Not applicable"),
    LeafState.JUDGED: _("For the appraiser"),
    LeafState.READY: _("Complete"),
}
TONES: dict[LeafState, str] = {
    **dict.fromkeys((LeafState.CONTESTED, LeafState.RETURNED, LeafState.CONTRADICTORY), "bad"),
    **dict.fromkeys((LeafState.UNCONFIRMED, LeafState.MISSING, LeafState.NO_EVIDENCE, LeafState.UNSCORED), "warn"),
    **dict.fromkeys((LeafState.EXPLAINED, LeafState.WAITING, LeafState.NOT_APPLICABLE, LeafState.JUDGED), "info"),
    LeafState.READY: "ok",
}
SIGNS: dict[LeafState, str] = {
    LeafState.CONTESTED: "clash",
    LeafState.RETURNED: "return",
    LeafState.CONTRADICTORY: "bad",
    LeafState.UNCONFIRMED: "warn",
    LeafState.MISSING: "missing",
    LeafState.NO_EVIDENCE: "clip",
    LeafState.EXPLAINED: "info",
    LeafState.UNSCORED: "warn",
    LeafState.WAITING: "clock",
    LeafState.NOT_APPLICABLE: "info",
    LeafState.JUDGED: "person",
    LeafState.READY: "ok",
}
# What a leaf that needs its unit waits for; its code stands before.
TASKS: dict[LeafState, Promise] = {
    LeafState.CONTESTED: _("choose one of two values"),
    LeafState.RETURNED: _("answer the return"),
    LeafState.CONTRADICTORY: _("correct what contradicts"),
    LeafState.UNCONFIRMED: _("confirm last year's figures"),
    LeafState.MISSING: _("enter what is missing"),
    LeafState.NO_EVIDENCE: _("add evidence"),
    LeafState.UNSCORED: _("correct figures that give no points, or explain them"),
}
