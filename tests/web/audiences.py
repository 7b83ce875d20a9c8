"""Who is let in by what: the words of tests/repo/routes.txt, and what each means for every person, written by hand."""

import re

from tests.web.world import ELSEWHERE, HERE, ROLES

NEWCOMER, NOBODY = "no role", "not signed in"
ANSWERS = {
    "p": "page",
    "r": "led on",
    "a": "done and recorded",
    "s": "sent to sign in",
    "n": "not there (404)",
    "x": "refused (403)",
    "m": "no page to open (405)",
    "d": "denied with a reason that is recorded",
    "f": "nothing done, the form again",
}
REFUSALS = {ANSWERS[letter] for letter in "snxmdf"}
# These roles, in this order, in their own unit and then in another province; one letter of ANSWERS for each.
COLUMNS = ("officer", "contact", "appraiser", "council", "leader", "onestop", "auditor", "operator")
GRID = """
who                                         own unit   another    no role   not signed in
anyone                                      pppppppp   pppppppp   p         p
anyone, led on                              rrrrrrrr   rrrrrrrr   r         r
nobody: led home                            rrrrrrrr   rrrrrrrr   r         r
nobody: no page                             mmmmmmmm   mmmmmmmm   m         s
who is not signed in                        rrrrrrrr   rrrrrrrr   r         p
who is signed in                            pppppppp   pppppppp   p         s
who is signed in, led on                    rrrrrrrr   rrrrrrrr   r         s
who is signed in, recorded                  aaaaaaaa   aaaaaaaa   a         s
who is signed in, led to their year         rrrrrrrr   rrrrrrrr   p         s
who is invited, but not by themselves       aaaaaaad   aaaaaaaa   a         a
the person alone                            pnnnnnnn   nnnnnnnn   n         s
the person alone, led on                    rnnnnnnn   nnnnnnnn   n         s
the person alone, told how far it is        fnnnnnnn   nnnnnnnn   n         s
who sees the unit                           pppppppp   nnnnnnnn   n         s
who sees the unit, told why not             dddddddd   nnnnnnnn   n         s
who sees the unit, and brought no file      ffffffff   nnnnnnnn   n         s
officers                                    pxxxxxxx   pxxxxxxx   x         s
officers, who chose no file                 fxxxxxxx   fxxxxxxx   x         s
the officer of the unit                     pxxxxxxx   nxxxxxxx   x         s
the officer of the unit, led on             rxxxxxxx   nxxxxxxx   x         s
the officer of the unit, recorded           axxxxxxx   nxxxxxxx   x         s
the officer of the host                     pxxxxxxx   nnnnnnnn   n         s
the officer of the host, recorded           axxxxxxx   nnnnnnnn   n         s
the officer of the host, others told why    addddddd   nnnnnnnn   n         s
the officer of the host, others shown why   afffffff   ffffffff   f         s
the contact of the unit, others told why    dadddddd   nnnnnnnn   n         s
who runs a branch                           pxxxxxxp   pxxxxxxp   x         s
who runs a branch, and chose no file        fxxxxxxf   fxxxxxxf   x         s
who keeps the unit                          pxxxxxxp   nnnnnnnn   n         s
who keeps the unit, recorded                axxxxxxa   nnnnnnnn   n         s
who brought the list                        pxxxxxxn   nxxxxxxn   x         s
who brought the list, recorded              axxxxxxn   nxxxxxxn   x         s
who brought the list, led on                rxxxxxxn   nxxxxxxn   x         s
who runs the branch, recorded               axxxxxxa   nxxxxxxn   x         s
the person and the operator                 pnnnnnnp   nnnnnnnn   n         s
who sees people                             pnnnnnpp   pnnnnnpp   n         s
who sees the person                         pnnnnnpp   nnnnnnnn   n         s
who gives roles                             pnnnnnxp   pnnnnnxp   n         s
who gives roles there, recorded             annnnnxa   fnnnnnxf   n         s
who gives the role, recorded                annnnnda   nnnnnnnn   n         s
the operator of the branch, recorded        dnnnnnda   nnnnnnnn   n         s
who watches over the installation           xxxxxxpp   xxxxxxpp   x         s
who watches over it, recorded               xxxxxxaa   xxxxxxaa   x         s
"""
OPEN_TO_ALL = {"anyone", "anyone, led on", "nobody: led home", "who is not signed in"}


def answers_to() -> dict[str, dict[tuple[str, str], str]]:
    """Words of the list -> what each person gets: of a role, on a side; without a role; not signed in."""
    lines = [re.split(r"\s{2,}", line) for line in GRID.strip().splitlines()[1:]]
    return {who: _of_line(*letters) for who, *letters in lines}


def _of_line(own, another, newcomer, nobody):
    assert set(COLUMNS) == set(ROLES), "the grid has other roles than parindex"
    of_roles = {
        (side, role): one
        for side, row in ((HERE, own), (ELSEWHERE, another))
        for role, one in zip(COLUMNS, row, strict=True)
    }
    letters = {**of_roles, (NEWCOMER, ""): newcomer, (NOBODY, ""): nobody}
    return {person: ANSWERS[letter] for person, letter in letters.items()}
